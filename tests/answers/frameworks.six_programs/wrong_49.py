# wrong: the first state
# accept: first_year_only
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(-1))
    return readout(outputs[:, 0]).squeeze(-1)
