# wrong: only the last mean is returned
# accept: last_only scalar_instead
def smooth(values, weight):
    m = 0.0
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        last = m / (1 - weight**n)
    return last
