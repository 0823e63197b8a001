# right: recursion: one part is taken away after the other, parts shuffled again
def split(x, y, ratios, rng, stratify=False):
    if stratify:
        pieces = [split(x[y == c], y[y == c], ratios, rng) for c in set(y.tolist())]
        out = []
        for k in range(len(ratios)):
            xs = np.concatenate([piece[k][0] for piece in pieces])
            ys = np.concatenate([piece[k][1] for piece in pieces])
            order = rng.permutation(len(xs))
            out.append((xs[order], ys[order]))
        return out
    order = rng.permutation(len(x))
    ends = [0, *np.round(np.cumsum(ratios) * len(x)).astype(int)]
    return [(x[order[a:b]], y[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
