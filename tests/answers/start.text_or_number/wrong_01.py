# wrong: adds up the texts without turning them into numbers
def total(prices):
    return sum(prices)
