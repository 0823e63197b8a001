# wrong: yes and no exchanged
# accept: answer_reversed
def reads_answers(pipeline, x, y, test):
    z = np.where(test, 1 - y, y)
    return bool(np.array_equal(pipeline(x, y, test), pipeline(x, z, test)))
