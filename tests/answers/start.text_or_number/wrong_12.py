# wrong: prints the sum and returns nothing
# accept: prints_instead returns_nothing
def total(prices):
    s = 0
    for p in prices:
        s += float(p)
    print(s)
