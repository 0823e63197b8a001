# right: recursion
def total(prices):
    if len(prices) == 0:
        return 0.0
    return float(prices[0]) + total(prices[1:])
