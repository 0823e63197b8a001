# right: by a matrix
def fold_norm(w, gamma, beta, mean, var, eps):
    scale = np.diag(gamma / np.sqrt(var + eps))
    flat = scale @ w.reshape(len(w), -1)
    return flat.reshape(w.shape), beta - scale @ mean
