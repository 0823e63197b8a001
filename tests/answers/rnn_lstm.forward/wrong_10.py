# wrong: tanh is taken of each of the parts and then they are added
# accept: tanh_of_each_part
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx) + np.tanh(h @ wh + b)
