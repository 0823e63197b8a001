# wrong: tanh
# accept: tanh_not_sigmoid
def p_h(v, w, b_h):
    return np.tanh(v @ w + b_h)
