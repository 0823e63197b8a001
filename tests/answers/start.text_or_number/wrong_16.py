# wrong: float(price) is computed but the text is added
def total(prices):
    s = 0
    for price in prices:
        float(price)
        s += price
    return s
