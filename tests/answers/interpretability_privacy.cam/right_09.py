# right: loops over pixels with //; groupby over sorted values and fsum
def grad_cam(maps, gradients, factor):
    C, h, w = len(maps), len(maps[0]), len(maps[0][0])
    big = np.zeros((h * factor, w * factor))
    alpha = [sum(float(g) for row in gradients[c] for g in row) / (h * w) for c in range(C)]
    for i in range(h * factor):
        for j in range(w * factor):
            value = sum(alpha[c] * float(maps[c][i // factor][j // factor]) for c in range(C))
            big[i, j] = value if value > 0 else 0.0
    return big


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
