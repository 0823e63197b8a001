# wrong: math.tanh is applied to a whole array and raises TypeError
# accept: math_on_array
import math


def rnn_step(x, h, wx, wh, b):
    return math.tanh(x @ wx + h @ wh + b)
