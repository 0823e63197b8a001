# wrong: mean loss of the known members as threshold
# accept: mean_as_threshold
def attack_advantage(known_members, known_others, members, others):
    t = known_members.mean()
    return (members <= t).mean() - (others <= t).mean()
