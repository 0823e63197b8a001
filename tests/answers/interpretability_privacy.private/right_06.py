# right: the bound with a minus
def epsilon(uses, sigma, delta):
    rho = uses * (1 / sigma) ** 2 / 2
    return float(rho + 2 * (-rho * np.log(delta)) ** 0.5)
