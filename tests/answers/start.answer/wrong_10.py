# wrong: returns a variable x that was never set
# accept: never_set uses_hidden_state
def answer():
    """Return the number 42."""
    return x
