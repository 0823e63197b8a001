# wrong: the return is inside the loop, only the first step is done
# accept: returns_in_loop first_only
def rnn_forward(step, x, h0, wx, wh, b):
    h = h0
    states = []
    for x_t in x:
        h = step(x_t, h, wx, wh, b)
        states.append(h)
        return np.array(states)
