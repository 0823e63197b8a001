# wrong: not nearer than the radius but at most as far, the border counts
# accept: border_counts
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d.min(axis=1) <= radius).mean()
