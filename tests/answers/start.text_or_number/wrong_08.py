# wrong: right only for two prices
# accept: only_the_examples
def total(prices):
    return float(prices[0]) + float(prices[1])
