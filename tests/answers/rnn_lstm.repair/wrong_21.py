# wrong: laid out anew with -1
# accept: reshaped_instead
def time_first(tokens):
    return tokens.reshape(tokens.shape[1], -1)
