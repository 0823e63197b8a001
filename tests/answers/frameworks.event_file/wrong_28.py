# wrong: n counts from 0, division by zero for the first value
# accept: off_by_one
def smooth(values, weight):
    m, out = 0.0, []
    for n, x in enumerate(values):
        m = weight * m + (1 - weight) * x
        out.append(m / (1 - weight**n))
    return np.array(out)
