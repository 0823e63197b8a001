# wrong: multiplies by 1 - w^n instead of dividing
# accept: multiplied_by_the_share
def smooth(values, weight):
    m, out = 0.0, []
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        out.append(m * (1 - weight**n))
    return np.array(out)
