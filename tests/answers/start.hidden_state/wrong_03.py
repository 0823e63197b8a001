# wrong: sets the global offset inside the function and so changes the notebook's state
# accept: sets_global uses_hidden_state
def celsius(f):
    global offset
    offset = 32.0
    return (f - offset) * 5 / 9
