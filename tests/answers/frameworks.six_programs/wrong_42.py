# wrong: as found
# accept: cut_to_whole_numbers
def forecast(rnn, readout, series):
    years = series.long().to(series.dtype)
    outputs, _ = rnn(years.unsqueeze(-1))
    return readout(outputs[:, -1]).squeeze(-1)
