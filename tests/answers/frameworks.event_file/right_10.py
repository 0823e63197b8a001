# right: plain loop
def smooth(values, weight):
    m = 0.0
    result = []
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        result.append(m / (1 - weight**n))
    return np.array(result)
