# wrong: bias first
# accept: wrong_order
def fold_norm(w, gamma, beta, mean, var, eps):
    std = np.sqrt(var + eps)
    new_w = np.einsum("f,fcij->fcij", gamma / std, w)
    new_b = -gamma * mean / std + beta
    return new_b, new_w
