# right: groups in a dictionary
def average_precision(actual, scores):
    groups = {}
    for a, s in zip(actual, scores):
        groups.setdefault(float(s), []).append(int(a))
    seen = hits = 0
    total = 0.0
    for s in sorted(groups)[::-1]:
        new = sum(groups[s])
        seen += len(groups[s])
        hits += new
        total += new * hits / seen
    return total / hits
