# wrong: the share is taken of the good samples only, not of all samples
# accept: share_of_the_good
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    near = d < radius
    good = near.any(axis=1).sum()
    return int((near.sum(axis=0) >= share * good).sum())
