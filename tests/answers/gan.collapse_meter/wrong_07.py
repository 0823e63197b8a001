# wrong: every sample is given to its nearest centre and the radius is ignored
# accept: radius_ignored argument_ignored
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = np.bincount(d.argmin(axis=1), minlength=len(centres))
    return int((counts >= share * len(samples)).sum())
