# wrong: samples minus centres without a new axis, which fails when N and K differ
# accept: no_new_axis
def precision(samples, centres, radius):
    d = np.sqrt(((samples - centres) ** 2).sum(axis=1))
    return np.mean(d < radius)
