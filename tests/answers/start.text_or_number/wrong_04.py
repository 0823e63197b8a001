# wrong: the cents of each price are cut off
def total(prices):
    s = 0
    for p in prices:
        s += int(float(p))
    return s
