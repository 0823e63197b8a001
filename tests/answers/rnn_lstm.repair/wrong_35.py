# wrong: the share itself is the bias
# accept: keep_itself
def start_bias(cells, length, keep):
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = keep
    return bias
