# wrong: float() of the whole list
def total(prices):
    return float(prices)
