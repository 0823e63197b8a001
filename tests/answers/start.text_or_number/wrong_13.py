# wrong: the example's result is written down as a constant
def total(prices):
    return 3.75
