# wrong: the mean over all pairs, divided by the number of modes as well
# accept: pairs
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d < radius).mean()
