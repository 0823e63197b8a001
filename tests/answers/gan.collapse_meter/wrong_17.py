# wrong: any over the wrong axis gives the share of modes that are hit
# accept: near_modes wrong_axis
def precision(samples, centres, radius):
    d = np.linalg.norm(samples[:, None] - centres[None], axis=2)
    return (d < radius).any(axis=0).mean()
