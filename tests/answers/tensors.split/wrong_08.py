# wrong: each part is drawn anew from all rows
# accept: rows_twice
def split(x, y, ratios, rng, stratify=False):
    out = []
    for r in ratios:
        groups = [np.where(y == c)[0] for c in np.unique(y)] if stratify else [np.arange(len(x))]
        rows = np.concatenate([rng.permutation(g)[: round(r * len(g))] for g in groups])
        out.append((x[rows], y[rows]))
    return out
