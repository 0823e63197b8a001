# wrong: tanh
# accept: tanh_not_sigmoid
def p_v(h, w, b_v):
    return np.tanh(h @ w.T + b_v)
