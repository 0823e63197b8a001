# wrong: mean of the states
# accept: from_the_mean
def forecast(rnn, readout, series):
    outputs, _ = rnn(series.unsqueeze(-1))
    return readout(outputs.mean(dim=1)).squeeze(-1)
