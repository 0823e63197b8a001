# wrong: the default share 0.02 is typed into the body, so another share has no effect
# accept: argument_ignored
def coverage(samples, centres, radius, share=0.02):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return int(((d < radius).mean(axis=0) >= 0.02).sum())
