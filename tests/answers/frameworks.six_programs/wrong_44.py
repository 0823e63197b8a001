# wrong: a column
# accept: axis_too_many
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(-1))
    return readout(outputs[:, -1])
