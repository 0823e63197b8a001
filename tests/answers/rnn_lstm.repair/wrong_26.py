# wrong: one long row
# accept: flattened
def time_first(tokens):
    return tokens.T.ravel()
