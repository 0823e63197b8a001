# wrong: different in any direction
# accept: only_different
def better(ours, theirs, t):
    d = ours - theirs
    return bool(abs(d.mean()) > t * d.std(ddof=1) / len(d) ** 0.5)
