# wrong: never is not a candidate
# accept: never_forgotten
def cheapest_threshold(actual, p, miss, alarm):
    return min(p, key=lambda t: mean_cost(actual, p, t, miss, alarm))
