# right: einsum
def fold_norm(w, gamma, beta, mean, var, eps):
    std = np.sqrt(var + eps)
    new_w = np.einsum("f,fcij->fcij", gamma / std, w)
    new_b = -gamma * mean / std + beta
    return new_w, new_b
