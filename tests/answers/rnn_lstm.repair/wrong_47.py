# wrong: the share that is lost is taken for the share that is kept
# accept: share_lost
def start_bias(cells, length, keep):
    k = (1 - keep) ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(k / (1 - k))
    return bias
