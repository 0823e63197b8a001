# wrong: right number in the block of the input gate
# accept: wrong_block
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[:cells] = np.log(k / (1 - k))
    return bias
