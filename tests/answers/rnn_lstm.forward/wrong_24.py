# wrong: all rows of the list are the same array, overwritten at every step, so all states equal the last one
# accept: same_array_every_step
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0.copy()
    states = []
    for x_t in x:
        h[...] = step(x_t, h, wx, wh, b)
        states.append(h)
    return np.array(states)
