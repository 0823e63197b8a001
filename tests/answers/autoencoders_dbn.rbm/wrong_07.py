# wrong: the bias is subtracted
# accept: bias_subtracted
def p_h(v, w, b_h):
    a = v @ w - b_h
    return 0.5 + 0.5 * np.tanh(a / 2)
