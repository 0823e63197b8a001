# wrong: no visible bias
# accept: visible_bias_forgotten
def free_energy(v, w, b_v, b_h):
    return -np.logaddexp(0, v @ w + b_h).sum(axis=1)
