# wrong: drawn with replacement
# accept: rows_twice
def split(x, y, ratios, rng, stratify=False):
    out = []
    for r in ratios:
        n = round(r * len(x))
        if stratify:
            rows = np.concatenate(
                [rng.choice(np.where(y == c)[0], round(r * np.sum(y == c))) for c in np.unique(y)]
            )
        else:
            rows = rng.integers(0, len(x), n)
        out.append((x[rows], y[rows]))
    return out
