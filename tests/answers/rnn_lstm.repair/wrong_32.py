# wrong: right number, but in the block of the candidate
# accept: wrong_block
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[2 * cells : 3 * cells] = np.log(k / (1 - k))
    return bias
