# wrong: math.exp takes no arrays
# accept: one_number_only only_batch_of_one
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
