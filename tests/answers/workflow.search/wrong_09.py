# wrong: one draw for all numbers
# accept: one_draw_for_all
def random_search(score, ranges, n, rng):
    best, top = None, -np.inf
    for _ in range(n):
        u = rng.random()
        s = np.array([a * (b / a) ** u for a, b in ranges])
        v = score(s)
        if v > top:
            best, top = s, v
    return best, top
