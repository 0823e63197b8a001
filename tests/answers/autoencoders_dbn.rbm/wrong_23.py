# wrong: no hidden bias
# accept: hidden_bias_forgotten
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - ((v @ w) * h).sum(axis=1)
