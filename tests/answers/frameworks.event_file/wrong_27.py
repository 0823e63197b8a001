# wrong: old and new share are swapped
# accept: weight_inverted
def smooth(values, weight):
    m, out = 0.0, []
    for n, x in enumerate(values, 1):
        m = (1 - weight) * m + weight * x
        out.append(m / (1 - (1 - weight) ** n))
    return np.array(out)
