# wrong: the last price is left out
# accept: off_by_one
def total(prices):
    s = 0
    for i in range(len(prices) - 1):
        s = s + float(prices[i])
    return s
