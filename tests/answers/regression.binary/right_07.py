# right: one number at a time with math.exp
import math


def sigmoid(z):
    values = []
    for v in np.ravel(z).tolist():
        if v < 0:
            values.append(math.exp(v) / (1 + math.exp(v)))
        else:
            values.append(1 / (1 + math.exp(-v)))
    return np.array(values, dtype=z.dtype).reshape(np.shape(z))
