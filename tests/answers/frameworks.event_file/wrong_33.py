# wrong: the values are overwritten in place
# accept: changes_input cut_to_integers
def smooth(values, weight):
    m = 0.0
    for i in range(len(values)):
        m = weight * m + (1 - weight) * values[i]
        values[i] = m / (1 - weight ** (i + 1))
    return np.asarray(values)
