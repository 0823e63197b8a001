# wrong: the states are stacked as (N, T, H), batch first
# accept: transposed wrong_axis
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x:
        h = step(x_t, h, wx, wh, b)
        states.append(h)
    return np.stack(states, axis=1)
