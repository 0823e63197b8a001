# wrong: only the first centre is compared
# accept: first_centre_only first_only
def precision(samples, centres, radius):
    d = np.linalg.norm(samples - centres[0], axis=1)
    return np.mean(d < radius)
