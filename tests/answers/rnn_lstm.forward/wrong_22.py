# wrong: takes the array as batch first and loops over the samples
# accept: samples_as_time
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for t in range(x.shape[1]):
        h = step(x[:, t], h, wx, wh, b)
        states.append(h)
    return np.stack(states, axis=1)
