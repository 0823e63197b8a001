# wrong: the threshold is a share of the number of modes instead of the samples
# accept: share_of_the_modes
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (d < radius).sum(axis=0)
    return int((counts >= share * len(centres)).sum())
