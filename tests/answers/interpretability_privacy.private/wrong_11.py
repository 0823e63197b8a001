# wrong: base 10
# accept: other_logarithm
def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * np.sqrt(rho * np.log10(1 / delta))
