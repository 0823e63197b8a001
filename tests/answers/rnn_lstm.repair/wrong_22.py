# wrong: left as it is
# accept: unchanged returns_input
def time_first(tokens):
    return tokens
