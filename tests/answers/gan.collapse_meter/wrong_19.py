# wrong: the squared distance is compared with the radius
# accept: squared_distance
def precision(samples, centres, radius):
    d2 = ((samples[:, None] - centres[None]) ** 2).sum(axis=2)
    return (d2.min(axis=1) < radius).mean()
