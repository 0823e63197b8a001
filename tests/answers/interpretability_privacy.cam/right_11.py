# right: sum over zip and broadcast_to; signs of all differences, already centred
def grad_cam(maps, gradients, factor):
    weights = np.average(gradients.reshape(len(gradients), -1), axis=1)
    m = sum(a * A for a, A in zip(weights, maps))
    m = np.where(m > 0, m, 0)
    h, w = m.shape
    return np.broadcast_to(m[:, None, :, None], (h, factor, w, factor)).reshape(h * factor, w * factor)


def rank_correlation(a, b):
    """Ranks by the sign of all differences; any linear function of the ranks will do."""
    a, b = np.asarray(a, dtype=float).reshape(-1), np.asarray(b, dtype=float).reshape(-1)
    ra, rb = (np.sign(v[:, None] - v[None, :]).sum(axis=1) for v in (a, b))
    return (ra * rb).sum() / (np.linalg.norm(ra) * np.linalg.norm(rb))
