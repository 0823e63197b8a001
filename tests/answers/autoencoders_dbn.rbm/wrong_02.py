# wrong: no bias
# accept: bias_forgotten
def p_h(v, w, b_h):
    a = v @ w
    return 0.5 + 0.5 * np.tanh(a / 2)
