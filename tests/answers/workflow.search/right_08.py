# right: math.log2, one number at a time; all ranges drawn in one call, ranked by sorted
import math


def log_uniform(low, high, n, rng):
    a, b = math.log2(low), math.log2(high)
    drawn = []
    while len(drawn) < n:
        if low <= (value := 2 ** (a + (b - a) * float(rng.random()))) <= high:
            drawn.append(value)
    return np.array(drawn, dtype=float)


import math


def random_search(score, ranges, n, rng):
    lows, highs = np.array(ranges, dtype=float).T
    logs = rng.uniform(np.log(lows), np.log(highs), (n, len(lows)))
    settings = np.clip(np.exp(logs), lows, highs)
    found = [float(score(s.copy())) for s in settings]
    ranked = sorted(range(n), key=lambda i: -math.inf if math.isnan(found[i]) else found[i])
    return settings[ranked[-1]], found[ranked[-1]]
