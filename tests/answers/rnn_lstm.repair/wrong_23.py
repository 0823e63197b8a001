# wrong: time runs backwards
# accept: time_reversed
def time_first(tokens):
    return tokens.T[::-1]
