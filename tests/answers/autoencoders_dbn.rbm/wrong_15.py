# wrong: the bias is subtracted
# accept: bias_subtracted
def p_v(h, w, b_v):
    a = h @ w.T - b_v
    return 0.5 + 0.5 * np.tanh(a / 2)
