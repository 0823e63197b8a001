# wrong: the usual 1
# accept: usual_one
def start_bias(cells, length, keep):
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = 1.0
    return bias
