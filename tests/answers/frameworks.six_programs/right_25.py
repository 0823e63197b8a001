# right: last hidden state
def forecast(rnn, readout, series):
    _, h = rnn(series[:, :, None])
    return readout(h[0])[:, 0]
