# wrong: the logarithm of the gate, without the other part
# accept: gate_log
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(k)
    return bias
