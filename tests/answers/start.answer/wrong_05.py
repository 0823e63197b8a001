# wrong: assigns 42 to a variable and returns nothing
# accept: returns_nothing
def answer():
    """Return the number 42."""
    answer = 42
