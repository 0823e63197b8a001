# wrong: integer division
# accept: cut_to_integers all_or_nothing
def dead_fraction(acts):
    dead = 0
    for j in range(acts.shape[1]):
        if np.all(acts[:, j] == 0):
            dead += 1
    return dead // acts.shape[1]
