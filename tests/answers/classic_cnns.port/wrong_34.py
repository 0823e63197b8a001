# wrong: kernel as it was
# accept: kernel_not_scaled
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / (var + eps) ** 0.5
    return w.copy(), beta - mean * s
