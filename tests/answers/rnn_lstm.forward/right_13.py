# right: returns the list of states itself
def rnn_forward(step, x, h0, wx, wh, b):
    states = [h0]
    for t in range(len(x)):
        states.append(step(x[t], states[-1], wx, wh, b))
    return states[1:]
