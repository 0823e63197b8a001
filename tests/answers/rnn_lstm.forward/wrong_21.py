# wrong: writes the new states into h0, so the caller's h0 is changed
# accept: changes_input
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x:
        h[:] = step(x_t, h, wx, wh, b)
        states.append(h.copy())
    return np.array(states)
