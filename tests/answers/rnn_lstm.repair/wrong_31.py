# wrong: as it was handed out: wrong block, and the share itself
# accept: as_handed_out keep_itself wrong_block
def start_bias(cells, length, keep):
    bias = np.zeros(4 * cells)
    bias[2 * cells : 3 * cells] = keep
    return bias
