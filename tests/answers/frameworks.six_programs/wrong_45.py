# wrong: all years
# accept: every_year
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(-1))
    return readout(outputs).squeeze(-1)
