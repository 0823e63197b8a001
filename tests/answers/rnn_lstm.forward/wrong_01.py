# wrong: the tanh is missing, the state is the bare sum
# accept: no_tanh
def rnn_step(x, h, wx, wh, b):
    return x @ wx + h @ wh + b
