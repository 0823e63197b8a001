# wrong: starts from zeros and ignores h0
# accept: starts_at_zero
def rnn_forward(step, x, h0, wx, wh, b):
    h = np.zeros(h0.shape)
    out = []
    for t in range(len(x)):
        h = step(x[t], h, wx, wh, b)
        out.append(h)
    return np.array(out)
