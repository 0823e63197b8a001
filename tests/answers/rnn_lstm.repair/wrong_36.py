# wrong: the gate instead of its input: no inverse of the sigmoid
# accept: gate_itself
def start_bias(cells, length, keep):
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = keep ** (1 / length)
    return bias
