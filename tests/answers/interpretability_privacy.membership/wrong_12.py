# wrong: largest of the equally good thresholds
# accept: largest_threshold
def attack_advantage(known_members, known_others, members, others):
    best, threshold = -2, None
    for t in sorted([*known_members, *known_others]):
        a = (known_members <= t).mean() - (known_others <= t).mean()
        if a >= best:
            best, threshold = a, t
    return (members <= threshold).mean() - (others <= threshold).mean()
