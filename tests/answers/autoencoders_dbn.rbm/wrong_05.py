# wrong: the probability to be off
# accept: complement
def p_h(v, w, b_h):
    a = v @ w + b_h
    return 0.5 - 0.5 * np.tanh(a / 2)
