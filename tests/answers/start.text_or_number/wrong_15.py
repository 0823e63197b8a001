# wrong: the texts are joined first and turned into one number afterwards
def total(prices):
    return float("".join(prices))
