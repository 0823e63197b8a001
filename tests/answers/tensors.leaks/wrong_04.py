# wrong: only labels are changed
# accept: numbers_not_changed
def leaks(steps, x, y, test):
    y2 = np.where(test, 1 - y, y)
    return [name for name, step in steps if not np.allclose(step(x, y, test), step(x, y2, test))]
