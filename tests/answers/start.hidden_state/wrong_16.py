# wrong: calls careless_celsius, which reads the global offset
# accept: uses_hidden_state
def celsius(f):
    return careless_celsius(f)
