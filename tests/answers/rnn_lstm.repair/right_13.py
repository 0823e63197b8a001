# right: root, odds, logarithm
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    b = np.zeros(4 * cells)
    b[cells : 2 * cells] = np.log(k / (1 - k))
    return b
