# wrong: no new axes
# accept: along_the_last_axis
def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / (var + eps) ** 0.5
    return w * s, beta - mean * s
