# right: generator expressions with math.dist
import math

def precision(samples, centres, radius):
    hits = [any(math.dist(s, c) < radius for c in centres) for s in samples]
    return sum(hits) / len(hits)
