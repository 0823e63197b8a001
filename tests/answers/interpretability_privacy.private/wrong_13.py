# wrong: brackets missing in rho
# accept: divided_then_multiplied
def epsilon(uses, sigma, delta):
    rho = uses / 2 * sigma**2
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))
