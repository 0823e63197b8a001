# wrong: the return is inside the loop, only the first step is done
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x:
        h = step(x_t, h, wx, wh, b)
        states.append(h)
        return np.array(states)
