# right: loops that count half points; exact fractions and min with a key
def attack_auc(members, others):
    points = 0
    for m in members:
        for o in others:
            if m < o:
                points += 2
            elif m == o:
                points += 1
    return points / (2 * len(members) * len(others))


from fractions import Fraction


def _advantage(t, inside, outside):
    yes = sum(1 for loss in inside if loss <= t)
    no = sum(1 for loss in outside if loss <= t)
    return Fraction(yes, len(inside)) - Fraction(no, len(outside))


def attack_advantage(known_members, known_others, members, others):
    tried = [*known_members, *known_others]
    best = min(tried, key=lambda t: (-_advantage(t, known_members, known_others), t))
    return float(_advantage(best, members, others))
