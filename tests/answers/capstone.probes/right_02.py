# right: one label at a time
def reads_answers(pipeline, x, y, test):
    before = np.array(pipeline(x, y, test))
    for row in np.flatnonzero(test):
        z = y.copy()
        z[row] = 1 - z[row]
        if not np.array_equal(before, pipeline(x, z, test)):
            return True
    return False
