# right: exp and log as in PyTorch tutorials
def positional_encoding(length, width, base=10000.0):
    position = np.arange(length)[:, np.newaxis]
    div_term = np.exp(np.arange(0, width, 2) * (-np.log(base) / width))
    pe = np.zeros((length, width))
    pe[:, 0::2] = np.sin(position * div_term)
    pe[:, 1::2] = np.cos(position * div_term)[:, : pe[:, 1::2].shape[1]]
    return pe
