# wrong: d_tanh: takes y for the input and applies tanh once more
# accept: applied_twice
def d_tanh(y):
    return 1 - np.tanh(y) ** 2
