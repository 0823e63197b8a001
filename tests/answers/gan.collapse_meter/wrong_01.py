# wrong: each mode is compared with 1 sample, the share is ignored
# accept: one_is_enough argument_ignored
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return int((d < radius).any(axis=0).sum())
