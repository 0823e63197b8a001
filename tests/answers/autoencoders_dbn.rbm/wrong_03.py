# wrong: the weights the wrong way round
# accept: weights_transposed
def p_h(v, w, b_h):
    a = v @ w.T + b_h
    return 0.5 + 0.5 * np.tanh(a / 2)
