# wrong: divided by the length instead of the root
# accept: divided_by_length
def start_bias(cells, length, keep):
    k = keep / length
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(k / (1 - k))
    return bias
