# wrong: half is kept, whatever keep says
# accept: keep_ignored
def start_bias(cells, length, keep):
    k = 0.5 ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(k / (1 - k))
    return bias
