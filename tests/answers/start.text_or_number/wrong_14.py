# wrong: drops the decimal points and forgets to divide by 100, so the result is in cents
# accept: in_cents
def total(prices):
    return sum(int(p.replace(".", "")) for p in prices)
