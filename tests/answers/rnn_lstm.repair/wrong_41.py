# wrong: only one cell gets it
# accept: one_cell_only
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells] = np.log(k / (1 - k))
    return bias
