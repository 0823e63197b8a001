# right: the transpose
def time_first(tokens):
    return tokens.T
