# wrong: eps forgotten
# accept: eps_forgotten
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / var ** 0.5
    return w * s.reshape(-1, 1, 1, 1), beta - mean * s
