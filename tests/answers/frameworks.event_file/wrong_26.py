# wrong: starts from the first value instead of dividing by 1 - w^n
# accept: starts_at_the_first_value
def smooth(values, weight):
    m, out = values[0], []
    for x in values:
        m = weight * m + (1 - weight) * x
        out.append(m)
    return np.array(out)
