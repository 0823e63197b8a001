# wrong: only the block of the forget gate is returned
# accept: block_only
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    return np.full(cells, np.log(k / (1 - k)))
