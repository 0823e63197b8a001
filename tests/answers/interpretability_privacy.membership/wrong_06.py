# wrong: difference of the means
# accept: mean_difference
def attack_auc(members, others):
    return others.mean() - members.mean()
