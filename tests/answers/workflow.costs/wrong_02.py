# wrong: costs exchanged
# accept: costs_swapped
def mean_cost(actual, p, threshold, miss, alarm):
    total = 0
    for a, q in zip(actual, p):
        if a == 1 and q < threshold:
            total += alarm
        if a == 0 and q >= threshold:
            total += miss
    return total / len(actual)
