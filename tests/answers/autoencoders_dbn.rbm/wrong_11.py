# wrong: the weights the wrong way round
# accept: weights_transposed
def p_v(h, w, b_v):
    a = h @ w + b_v
    return 0.5 + 0.5 * np.tanh(a / 2)
