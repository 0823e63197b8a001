# wrong: float(price) is computed but the text is added
# accept: not_converted
def total(prices):
    s = 0
    for price in prices:
        float(price)
        s += price
    return s
