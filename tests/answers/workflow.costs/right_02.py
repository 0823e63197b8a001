# right: boolean algebra
def mean_cost(actual, p, threshold, miss, alarm):
    guess = (p >= threshold).astype(int)
    return ((actual > guess) * miss + (actual < guess) * alarm).mean()
