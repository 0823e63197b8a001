# wrong: the sum is rounded to whole units
def total(prices):
    return round(sum(float(p) for p in prices))
