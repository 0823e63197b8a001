# wrong: the sum runs over the wrong axis, it counts samples instead of modes
# accept: wrong_axis
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (d < radius).sum(axis=1)
    return int((counts >= share * len(samples)).sum())
