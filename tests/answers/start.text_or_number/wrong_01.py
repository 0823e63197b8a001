# wrong: adds up the texts without turning them into numbers
# accept: not_converted
def total(prices):
    return sum(prices)
