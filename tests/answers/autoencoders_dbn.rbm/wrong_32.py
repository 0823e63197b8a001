# wrong: no hidden bias
# accept: hidden_bias_forgotten
def free_energy(v, w, b_v, b_h):
    return -(v @ b_v) - np.logaddexp(0, v @ w).sum(axis=1)
