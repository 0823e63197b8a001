# wrong: no bias
# accept: bias_forgotten
def p_v(h, w, b_v):
    a = h @ w.T
    return 0.5 + 0.5 * np.tanh(a / 2)
