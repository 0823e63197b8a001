# wrong: returns the share of modes instead of their number
# accept: as_a_share
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (d < radius).sum(axis=0)
    return np.mean(counts >= share * len(samples))
