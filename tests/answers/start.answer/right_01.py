# right: as told
def answer():
    """Return the number 42."""
    return 42
