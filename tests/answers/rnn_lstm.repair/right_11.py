# right: the columns stacked
def time_first(tokens):
    return np.stack([tokens[:, t] for t in range(tokens.shape[1])])
