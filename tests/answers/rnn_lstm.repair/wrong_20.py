# wrong: the numbers are only laid out anew, row by row
# accept: reshaped_instead
def time_first(tokens):
    return tokens.reshape(tokens.shape[1], tokens.shape[0])
