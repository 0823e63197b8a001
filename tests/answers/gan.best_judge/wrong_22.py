# wrong: the value of the game 2 JS - 2 log 2 is returned instead of JS
# accept: value_of_the_game
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    a, b = p > 0, q > 0
    value = dx * (0.5 * np.sum(p[a] * np.log(p[a] / m[a])) + 0.5 * np.sum(q[b] * np.log(q[b] / m[b])))
    return 2 * value - 2 * np.log(2)
