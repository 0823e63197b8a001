# wrong: the texts are joined first and turned into one number afterwards
# accept: joined
def total(prices):
    return float("".join(prices))
