# wrong: no fair start, the mean is not divided by 1 - w^n
# accept: starts_at_zero
def smooth(values, weight):
    m, out = 0.0, []
    for x in values:
        m = weight * m + (1 - weight) * x
        out.append(m)
    return np.array(out)
