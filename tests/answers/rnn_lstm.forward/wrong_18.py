# wrong: h0 is part of the result, which has T + 1 states
# accept: start_included
def rnn_forward(step, x, h0, wx, wh, b):
    states = [h0]
    for x_t in x:
        states.append(step(x_t, states[-1], wx, wh, b))
    return np.array(states)
