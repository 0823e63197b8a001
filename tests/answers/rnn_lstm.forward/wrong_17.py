# wrong: returns only the last state
# accept: last_state_only last_only
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    for t in range(x.shape[0]):
        h = step(x[t], h, wx, wh, b)
    return h
