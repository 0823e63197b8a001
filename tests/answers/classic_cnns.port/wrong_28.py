# wrong: no root
# accept: root_forgotten
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / (var + eps)
    return w * s.reshape(-1, 1, 1, 1), beta - mean * s
