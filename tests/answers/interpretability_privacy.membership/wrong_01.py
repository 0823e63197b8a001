# wrong: large losses are members
# accept: other_way_round
def attack_auc(members, others):
    return ((members[:, None] > others) + 0.5 * (members[:, None] == others)).mean()
