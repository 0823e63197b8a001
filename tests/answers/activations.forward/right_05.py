# right: sigmoid: plain loop with math.exp
def sigmoid(x):
    values = []
    for v in x.ravel().tolist():
        if v >= 0:
            values.append(1 / (1 + math.exp(-v)))
        else:
            values.append(math.exp(v) / (1 + math.exp(v)))
    return np.array(values, dtype=x.dtype).reshape(x.shape)
