# wrong: squared distances are compared with the radius
# accept: squared_distance
def coverage(samples, centres, radius, share=0.02):
    d = ((samples[:, None] - centres[None]) ** 2).sum(axis=2)
    counts = (d < radius).sum(axis=0)
    return int((counts >= share * len(samples)).sum())
