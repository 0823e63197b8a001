# wrong: 0 * log 0 is computed as it stands and gives nan
# accept: logarithm_of_zero
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    return 0.5 * np.sum(p * np.log(p / m)) * dx + 0.5 * np.sum(q * np.log(q / m)) * dx
