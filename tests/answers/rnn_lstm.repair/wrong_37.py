# wrong: the root is missing: right for one step only
# accept: one_step_only
def start_bias(cells, length, keep):
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(keep / (1 - keep))
    return bias
