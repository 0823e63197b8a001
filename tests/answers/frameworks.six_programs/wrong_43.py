# wrong: rounded
# accept: rounded
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.round().unsqueeze(-1))
    return readout(outputs[:, -1]).squeeze(-1)
