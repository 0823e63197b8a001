# wrong: backwards
# accept: backwards
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.flip(1).unsqueeze(-1))
    return readout(outputs[:, -1]).squeeze(-1)
