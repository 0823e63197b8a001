# wrong: a global offset set above the function is still hidden state
# accept: uses_hidden_state
offset = 32.0


def celsius(f):
    return (f - offset) * 5 / 9
