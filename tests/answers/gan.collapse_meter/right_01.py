# right: broadcasting, all distances at once
def coverage(samples, centres, radius, share=0.02):
    distances = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (distances < radius).sum(axis=0)
    return int((counts >= share * len(samples)).sum())
