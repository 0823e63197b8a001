# wrong: prints 42 instead of returning it
# accept: prints_instead returns_nothing
def answer():
    """Return the number 42."""
    print(42)
