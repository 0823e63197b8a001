# wrong: divides by 1 - weight in every step instead of 1 - weight^n
# accept: corrected_as_if_for_the_first
def smooth(values, weight):
    m, out = 0.0, []
    for n, x in enumerate(values, 1):
        m = weight * m + (1 - weight) * x
        out.append(m / (1 - weight))
    return np.array(out)
