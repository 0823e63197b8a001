# right: last output
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(2))
    return readout(outputs[:, -1]).squeeze(1)
