# wrong: no biases
# accept: visible_bias_forgotten hidden_bias_forgotten
def energy(v, h, w, b_v, b_h):
    return -((v @ w) * h).sum(axis=1)
