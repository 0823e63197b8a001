# right: plain loops with break
def precision(samples, centres, radius):
    good = 0
    for s in samples:
        for c in centres:
            if ((s[0] - c[0]) ** 2 + (s[1] - c[1]) ** 2) ** 0.5 < radius:
                good += 1
                break
    return good / len(samples)
