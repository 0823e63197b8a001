# right: by where
def free_energy(v, w, b_v, b_h):
    a = v @ w + b_h
    softplus = np.where(a > 30, a, np.log1p(np.exp(np.minimum(a, 30))))
    return -(softplus.sum(axis=1) + v @ b_v)
