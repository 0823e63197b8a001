# wrong: only names are compared
# accept: named_classes_only
def reads_answers(pipeline, x, y, test):
    z = np.where(test, 1 - y, y)
    return bool(((pipeline(x, y, test) >= 0.5) != (pipeline(x, z, test) >= 0.5)).any())
