# wrong: samples must be near all centres instead of any
# accept: near_all_centres
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d < radius).all(axis=1).mean()
