# wrong: the sign
# accept: sign_reversed negated
def free_energy(v, w, b_v, b_h):
    return v @ b_v + np.logaddexp(0, v @ w + b_h).sum(axis=1)
