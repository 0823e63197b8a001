# right: through a variable
def answer():
    """Return the number 42."""
    x = 42
    return x
