# wrong: int() cannot read a text with a decimal point
def total(prices):
    return sum(int(p) for p in prices)
