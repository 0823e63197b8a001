# wrong: returns a variable x that was never set
def answer():
    """Return the number 42."""
    return x
