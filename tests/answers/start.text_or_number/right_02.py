# right: generator
def total(prices):
    return sum(float(p) for p in prices)
