# wrong: 2 missing in rho
# accept: half_forgotten
def epsilon(uses, sigma, delta):
    rho = uses / sigma**2
    return rho + 2 * np.sqrt(rho * np.log(1 / delta))
