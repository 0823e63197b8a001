# right: lists and a helper
def _turned(y, test):
    return np.array([1 - int(label) if new else int(label) for label, new in zip(y, test)])


def reads_answers(pipeline, x, y, test):
    first = list(pipeline(x, y, test))
    second = list(pipeline(x, _turned(y, test), test))
    return first != second
