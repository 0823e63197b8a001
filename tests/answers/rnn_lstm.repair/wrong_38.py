# wrong: a power instead of a root
# accept: power_instead
def start_bias(cells, length, keep):
    k = keep**length
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(k / (1 - k))
    return bias
