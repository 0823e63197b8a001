# wrong: log of delta
# accept: sign_of_logarithm
def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * np.sqrt(rho * np.log(delta))
