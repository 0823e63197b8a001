# wrong: enlarged along one axis only
# accept: columns_only
def grad_cam(maps, gradients, factor):
    alpha = gradients.mean(axis=2).mean(axis=1)
    heat = np.clip(sum(w * m for w, m in zip(alpha, maps)), 0, None)
    return heat.repeat(factor, axis=1)


from itertools import groupby
from math import fsum, sqrt


def rank_correlation(a, b):
    ranks = []
    for values in (np.ravel(a).tolist(), np.ravel(b).tolist()):
        rank, start = {}, 0
        for value, group in groupby(sorted(values)):
            n = len(list(group))
            rank[value] = start + (n - 1) / 2
            start += n
        middle = (len(values) - 1) / 2
        ranks.append([rank[v] - middle for v in values])
    p, q = ranks
    return fsum(s * t for s, t in zip(p, q)) / sqrt(fsum(s * s for s in p) * fsum(t * t for t in q))
