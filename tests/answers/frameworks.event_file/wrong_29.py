# wrong: the corrected mean is carried on to the next step
# accept: corrected_carried_on
def smooth(values, weight):
    m, out = 0.0, []
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        m = m / (1 - weight**n)
        out.append(m)
    return np.array(out)
