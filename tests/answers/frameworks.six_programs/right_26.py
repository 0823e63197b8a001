# right: reshape
def forecast(rnn, readout, series):
    n, t = series.shape
    out = rnn(series.reshape(n, t, 1))[0]
    return readout(out)[:, -1].reshape(n)
