# right: bincount for the classes, one clean-up function for JSON at the end
def plain(value):
    if isinstance(value, (np.floating, float)):
        return round(float(value), 3)
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if isinstance(value, (np.integer, int)):
        return int(value)
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(part) for part in value]
    return value


def half_width(values, t):
    return t * values.std(ddof=1) / np.sqrt(values.size)


def model_card(facts):
    texts = {key: facts[key] for key in ("track", "use", "limits")}
    if any(len(texts[key].split()) == 0 for key in ("use", "limits")):
        raise ValueError("an empty text")
    a = np.array(facts["scores"], dtype=float)
    b = np.array(facts["baseline"], dtype=float)
    kinds, code = np.unique(facts["y"], return_inverse=True)
    right = np.equal(facts["y"], facts["predicted"]).astype(float)
    recall = np.bincount(code, weights=right) / np.bincount(code)
    half = half_width(a, facts["t"])
    card = texts | {
        "seeds": a.size,
        "score": a.mean(),
        "baseline": b.mean(),
        "interval": [a.mean() - half, a.mean() + half],
        "better": (a - b).mean() > half_width(a - b, facts["t"]),
        "worst class": kinds[recall.argmin()],
        "found of it": recall.min(),
    }
    return {key: plain(value) for key, value in card.items()}
