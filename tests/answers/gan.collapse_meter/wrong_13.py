# wrong: a sample near two modes is counted twice
# accept: counted_twice
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d < radius).sum() / len(samples)
