# wrong: the sum starts anew at every price, so only the last one counts
# accept: last_only
def total(prices):
    for p in prices:
        s = 0
        s += float(p)
    return s
