# right: the bound with math
def epsilon(uses, sigma, delta):
    import math

    rho = uses / 2 / sigma**2
    return rho + math.sqrt(4 * rho * math.log(1 / delta))
