# right: by logarithms, blocks joined
def start_bias(cells, length, keep):
    f = np.exp(np.log(keep) / length)
    value = np.log(f) - np.log(1 - f)
    return np.concatenate([np.zeros(cells), np.full(cells, value), np.zeros(2 * cells)])
