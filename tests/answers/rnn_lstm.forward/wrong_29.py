# wrong: reads the sequence from the last step to the first
# accept: backwards
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x[::-1]:
        h = step(x_t, h, wx, wh, b)
        states.append(h)
    return np.array(states)
