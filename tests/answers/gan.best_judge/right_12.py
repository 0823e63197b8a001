# right: by the best discriminator, log 2 plus half the value of the game
def js(p, q, dx=1.0):
    p = np.asarray(p, float)
    q = np.asarray(q, float)
    safe = np.where(p + q > 0, p + q, 1.0)
    d, e = p / safe, q / safe
    log_d = np.log(2 * d, out=np.zeros_like(d), where=d > 0)
    log_e = np.log(2 * e, out=np.zeros_like(e), where=e > 0)
    return 0.5 * np.sum(p * log_d + q * log_e) * dx
