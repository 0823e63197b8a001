# wrong: plus
# accept: mean_added
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / (var + eps) ** 0.5
    return w * s.reshape(-1, 1, 1, 1), beta + mean * s
