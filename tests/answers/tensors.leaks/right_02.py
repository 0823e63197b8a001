# right: one test row after the other
def leaks(steps, x, y, test):
    found = []
    for name, step in steps:
        before = step(x, y, test)
        leaky = False
        for i in np.where(test)[0]:
            changed = x.copy()
            changed[i] = -1000 * (1 + np.arange(x.shape[1]))
            after = step(changed, y, test)
            rest = np.arange(len(x)) != i
            if not np.array_equal(before[rest], after[rest]):
                leaky = True
            turned = y.copy()
            turned[i] = 1 - turned[i]
            if not np.array_equal(before, step(x, turned, test)):
                leaky = True
        if leaky:
            found.append(name)
    return found
