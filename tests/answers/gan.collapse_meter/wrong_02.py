# wrong: more than the share is demanded instead of at least
# accept: share_must_be_exceeded
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    counts = (d < radius).sum(axis=0)
    return int((counts > share * len(samples)).sum())
