# wrong: better: interval of the scores lies above the baseline's mean, not in pairs
# accept: not_in_pairs
import math


def model_card(facts):
    return _card(**{key.replace(" ", "_"): value for key, value in facts.items()})


def _card(track, use, limits, t, scores, baseline, y, predicted, **more):
    if not (use.strip() and limits.strip()):
        raise ValueError("use and limits must say something")

    def summary(values):
        n = len(values)
        mean = sum(values) / n
        s = math.sqrt(sum((v - mean) ** 2 for v in values) / (n - 1))
        return mean, mean - t * s / math.sqrt(n), mean + t * s / math.sqrt(n)

    mean, low, high = summary(list(map(float, scores)))
    gain = summary([float(a) - float(b) for a, b in zip(scores, baseline)])
    worst, least = None, 2.0
    for label in sorted(set(np.asarray(y).tolist())):
        there = [p for q, p in zip(y, predicted) if q == label]
        share = sum(p == label for p in there) / len(there)
        if share < least:
            worst, least = label, share
    return {
        "track": track, "use": use, "limits": limits,
        "seeds": len(scores),
        "score": round(mean, 3),
        "baseline": round(float(np.mean(baseline)), 3),
        "interval": [round(float(low), 3), round(float(high), 3)],
        "better": bool(low > float(np.mean(baseline))),
        "worst class": int(worst),
        "found of it": round(float(least), 3),
    }
