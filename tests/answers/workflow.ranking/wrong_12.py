# wrong: thresholds from below
# accept: lowest_first
def average_precision(actual, scores):
    n_pos = sum(actual)
    ap, r0 = 0, 0
    for t in sorted(set(scores)):
        tp = sum(1 for a, s in zip(actual, scores) if s >= t and a == 1)
        n = sum(1 for s in scores if s >= t)
        r1 = tp / n_pos
        ap += (r1 - r0) * tp / n
        r0 = r1
    return ap
