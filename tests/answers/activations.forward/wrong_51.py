# wrong: gelu: density of the normal distribution instead of its distribution function
# accept: density_instead
def gelu(x):
    return x * np.exp(-np.clip(x, -30, 30) ** 2 / 2) / math.sqrt(2 * math.pi)
