# right: bisect in sorted losses
def attack_auc(members, others):
    from bisect import bisect_left, bisect_right

    s = sorted(others)
    won = 0.0
    for m in members:
        above = len(s) - bisect_right(s, m)
        equal = bisect_right(s, m) - bisect_left(s, m)
        won += above + equal / 2
    return won / (len(s) * len(members))
