# wrong: the mean over the grid instead of the sum
# accept: mean_instead
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    safe = lambda a: np.where(a > 0, a * np.log(np.where(a > 0, a, 1) / np.where(m > 0, m, 1)), 0)
    return 0.5 * dx * np.mean(safe(p)) + 0.5 * dx * np.mean(safe(q))
