# wrong: prints 42 instead of returning it
def answer():
    """Return the number 42."""
    print(42)
