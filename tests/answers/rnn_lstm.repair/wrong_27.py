# wrong: an axis too many
# accept: axis_too_many
def time_first(tokens):
    return tokens.T[:, :, None]
