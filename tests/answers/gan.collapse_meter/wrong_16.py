# wrong: returns the number of good samples instead of the share
# accept: count_not_share
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d < radius).any(axis=1).sum()
