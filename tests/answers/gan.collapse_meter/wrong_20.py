# wrong: returns the share of bad samples
# accept: outside
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d.min(axis=1) > radius).mean()
