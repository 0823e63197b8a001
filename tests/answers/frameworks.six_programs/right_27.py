# right: flatten
def forecast(rnn, readout, series):
    x = torch.stack([series], dim=-1)
    states, last = rnn(x)
    return readout(last.squeeze(0)).flatten()
