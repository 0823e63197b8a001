# wrong: distance along each coordinate, a square instead of a circle
# accept: square_not_circle
def coverage(samples, centres, radius, share=0.02):
    near = (np.abs(samples[:, None] - centres[None]) < radius).all(axis=2)
    return int((near.sum(axis=0) >= share * len(samples)).sum())
