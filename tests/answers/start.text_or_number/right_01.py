# right: plain loop
def total(prices):
    result = 0
    for price in prices:
        result += float(price)
    return result
