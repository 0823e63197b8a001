# right: math and repeat
import math


def start_bias(cells, length, keep):
    gate = math.pow(keep, 1 / length)
    return np.repeat([0.0, math.log(gate / (1 - gate)), 0.0, 0.0], cells)
