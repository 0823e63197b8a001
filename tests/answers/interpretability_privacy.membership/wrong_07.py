# wrong: never below a half
# accept: at_least_half
def attack_auc(members, others):
    won = (members[:, None] < others).mean() + 0.5 * (members[:, None] == others).mean()
    return max(won, 1 - won)
