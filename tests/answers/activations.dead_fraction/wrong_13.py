# wrong: return inside the loop, after the first unit
# accept: returns_in_loop first_only
def dead_fraction(acts):
    dead = 0
    for j in range(acts.shape[1]):
        if np.all(acts[:, j] == 0):
            dead += 1
        return dead / acts.shape[1]
