# wrong: along the input channels
# accept: scaled_by_input_channel
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / (var + eps) ** 0.5
    return w * s.reshape(-1, 1, 1), beta - mean * s
