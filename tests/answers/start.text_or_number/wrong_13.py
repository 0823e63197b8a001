# wrong: the example's result is written down as a constant
# accept: always_the_same only_the_examples
def total(prices):
    return 3.75
