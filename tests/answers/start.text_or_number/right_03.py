# right: map
def total(prices):
    return sum(map(float, prices))
