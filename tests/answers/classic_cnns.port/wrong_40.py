# wrong: mean divided without gamma
# accept: mean_divided_only
def fold_norm(w, gamma, beta, mean, var, eps):
    inverse = 1 / np.sqrt(var + eps)
    kernel = (w.T * (gamma * inverse)).T
    return [kernel, beta - mean * inverse]
