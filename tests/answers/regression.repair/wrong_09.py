# wrong: math.exp takes no arrays
# accept: one_number_only only_batch_of_one
import math


def probability(x, theta0, theta1):
    return 1 / (1 + math.exp(-(theta0 + theta1 * x)))
