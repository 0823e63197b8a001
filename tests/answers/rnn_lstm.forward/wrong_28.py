# wrong: hands the whole sequence x to every step and not x[t]
# accept: whole_sequence_handed
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for t in range(len(x)):
        h = step(x, h, wx, wh, b)
        states.append(h)
    return np.array(states)
