# right: from the largest to the smallest with >=
def attack_advantage(known_members, known_others, members, others):
    losses = np.concatenate([known_members, known_others])
    best, threshold = -1.0, losses.max()
    for t in sorted(losses, reverse=True):
        a = (known_members <= t).mean() - (known_others <= t).mean()
        if a >= best:
            best, threshold = a, t
    return (members <= threshold).mean() - (others <= threshold).mean()
