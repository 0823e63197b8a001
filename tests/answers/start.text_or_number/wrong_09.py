# wrong: returns the sum as text
def total(prices):
    return str(sum(float(p) for p in prices))
