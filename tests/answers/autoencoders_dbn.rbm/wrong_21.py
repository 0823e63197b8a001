# wrong: no biases
# accept: visible_bias_forgotten hidden_bias_forgotten argument_ignored
def energy(v, h, w, b_v, b_h):
    return -((v @ w) * h).sum(axis=1)
