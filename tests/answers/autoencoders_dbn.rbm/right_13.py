# right: by maximum and log1p
def free_energy(v, w, b_v, b_h):
    a = v @ w + b_h
    return -v @ b_v - (np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))).sum(1)
