# wrong: the result is printed and not returned
# accept: prints_instead returns_nothing
def rnn_step(x, h, wx, wh, b):
    h_new = np.tanh(x @ wx + h @ wh + b)
    print(h_new)
