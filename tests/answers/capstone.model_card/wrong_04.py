# wrong: n instead of n - 1
# accept: divided_by_n
def model_card(facts):
    for key in ["use", "limits"]:
        if not facts[key].strip():
            raise ValueError("fill in " + key)
    a, b = np.array(facts["scores"]), np.array(facts["baseline"])
    n, t = len(a), facts["t"]
    half = t * a.std() / np.sqrt(n)
    diff = a - b
    low = diff.mean() - t * diff.std(ddof=1) / np.sqrt(n)
    shares = {}
    for label in np.unique(facts["y"]):
        mask = facts["y"] == label
        shares[int(label)] = float(np.mean(facts["predicted"][mask] == label))
    worst = sorted(shares, key=lambda label: (shares[label], label))[0]
    return dict(
        facts_of(facts),
        seeds=n,
        score=round(float(a.mean()), 3),
        baseline=round(float(b.mean()), 3),
        interval=[round(float(a.mean() - half), 3), round(float(a.mean() + half), 3)],
        better=bool(low > 0),
        **{"worst class": worst, "found of it": round(shares[worst], 3)},
    )


def facts_of(facts):
    return {key: facts[key] for key in ("track", "use", "limits")}
