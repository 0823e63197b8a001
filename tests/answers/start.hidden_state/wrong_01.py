# wrong: reads the global variable offset
# accept: uses_hidden_state
def celsius(f):
    return (f - offset) * 5 / 9
