# right: transposed twice, a list
def fold_norm(w, gamma, beta, mean, var, eps):
    inverse = 1 / np.sqrt(var + eps)
    kernel = (w.T * (gamma * inverse)).T
    return [kernel, beta - gamma * mean * inverse]
