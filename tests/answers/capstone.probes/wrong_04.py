# wrong: all labels are turned
# accept: all_labels_turned
def reads_answers(pipeline, x, y, test):
    return not np.array_equal(pipeline(x, y, test), pipeline(x, 1 - y, test))
