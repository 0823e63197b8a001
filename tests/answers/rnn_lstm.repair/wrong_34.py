# wrong: all four blocks get it
# accept: every_block
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    return np.full(4 * cells, np.log(k / (1 - k)))
