# right: reduce
from functools import reduce


def total(prices):
    return reduce(lambda so_far, price: so_far + float(price), prices, 0.0)
