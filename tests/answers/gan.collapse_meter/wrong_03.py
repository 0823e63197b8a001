# wrong: samples exactly at the radius count as near
# accept: border_counts
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (d <= radius).sum(axis=0)
    return int((counts >= share * len(samples)).sum())
