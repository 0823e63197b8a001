# right: comprehension over pairs
def attack_auc(members, others):
    wins = [1.0 if m < o else (0.5 if m == o else 0.0) for m in members for o in others]
    return sum(wins) / len(wins)
