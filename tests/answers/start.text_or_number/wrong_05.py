# wrong: return stands inside the loop, so only the first price counts
# accept: returns_in_loop first_only
def total(prices):
    s = 0
    for p in prices:
        s += float(p)
        return s
