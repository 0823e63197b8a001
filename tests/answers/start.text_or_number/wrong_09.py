# wrong: returns the sum as text
# accept: text_instead
def total(prices):
    return str(sum(float(p) for p in prices))
