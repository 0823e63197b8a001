# wrong: one-hot rows, although tokens were asked for
# accept: axis_too_many one_hot_returned
def time_first(tokens):
    return np.eye(2)[tokens.T]
