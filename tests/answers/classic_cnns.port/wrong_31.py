# wrong: gamma forgotten
# accept: gamma_forgotten
def fold_norm(w, gamma, beta, mean, var, eps):
    s = 1 / (var + eps) ** 0.5
    return w * s.reshape(-1, 1, 1, 1), beta - mean * s
