# wrong: the array of results has the integer type of the values, fractions are cut off
# accept: cut_to_integers
def smooth(values, weight):
    out = np.zeros_like(values)
    m = 0.0
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        out[n - 1] = m / (1 - weight**n)
    return out
