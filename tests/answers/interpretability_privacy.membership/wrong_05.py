# wrong: number of pairs not divided
# accept: summed_pairs
def attack_auc(members, others):
    n = 0
    for m in members:
        for o in others:
            if m < o:
                n += 1
            elif m == o:
                n += 0.5
    return n
