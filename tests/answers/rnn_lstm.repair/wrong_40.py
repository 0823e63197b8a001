# wrong: the fraction is upside down, so the sign is wrong
# accept: sign
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log((1 - k) / k)
    return bias
