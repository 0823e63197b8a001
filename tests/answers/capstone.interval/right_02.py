# right: statistics of the standard library
def interval(scores, t):
    from statistics import mean, stdev

    values = [float(score) for score in scores]
    half = t * stdev(values) / len(values) ** 0.5
    return [mean(values) - half, mean(values), mean(values) + half]
