# right: functools.reduce over pairs
from functools import reduce


def collapse(weights, biases):
    def join(first, second):
        return first[0] @ second[0], first[1] @ second[0] + second[1]

    return reduce(join, zip(weights, biases))
