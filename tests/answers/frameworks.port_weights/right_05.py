# right: matrices are turned, the rest stays, an LSTM gets a bias of zeros
def to_torch(kind, weights):
    arrays = [a.T if a.ndim == 2 else a for a in weights]
    if kind == "lstm":
        arrays.append(np.zeros_like(arrays[-1]))
    return arrays
