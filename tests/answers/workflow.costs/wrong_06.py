# wrong: every call costs
# accept: all_called_cost
def mean_cost(actual, p, threshold, miss, alarm):
    total = 0
    for a, q in zip(actual, p):
        if a == 1 and q < threshold:
            total += miss
        if q >= threshold:
            total += alarm
    return total / len(actual)
