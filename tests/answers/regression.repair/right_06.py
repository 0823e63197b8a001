# right: loop over numbers
import math


def probability(x, theta0, theta1):
    result = []
    for value in x.ravel():
        z = theta0 + theta1 * value
        result.append(1 / (1 + math.exp(-z)) if z > -700 else 0.0)
    return np.array(result).reshape(x.shape)
