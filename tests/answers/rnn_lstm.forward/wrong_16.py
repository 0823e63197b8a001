# wrong: every step starts from h0, the state is not passed on
# accept: state_not_carried
def rnn_forward(step, x, h0, wx, wh, b):
    states = []
    for x_t in x:
        states.append(step(x_t, h0, wx, wh, b))
    return np.array(states)
