# wrong: the formula
# accept: formula_instead
def cheapest_threshold(actual, p, miss, alarm):
    return alarm / (alarm + miss)
