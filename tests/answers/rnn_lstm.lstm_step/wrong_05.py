# wrong: the candidate g goes through a sigmoid in place of tanh
# accept: candidate_by_sigmoid
def lstm_step(x, h, c, wx, wh, b):
    z = x @ wx + h @ wh + b
    z = 1 / (1 + np.exp(-z))
    i, f, g, o = np.split(z, 4, axis=1)
    c_new = f * c + i * g
    h_new = o * np.tanh(c_new)
    return h_new, c_new
