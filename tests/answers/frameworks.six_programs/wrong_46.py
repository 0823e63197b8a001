# wrong: the year before last
# accept: last_year_forgotten
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(-1))
    return readout(outputs[:, -2]).squeeze(-1)
