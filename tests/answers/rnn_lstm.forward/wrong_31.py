# wrong: swaps input and state when it calls step
# accept: arguments_swapped
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x:
        h = step(h, x_t, wx, wh, b)
        states.append(h)
    return np.array(states)
