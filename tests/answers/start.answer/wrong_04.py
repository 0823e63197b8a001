# wrong: the number stands there without return, so None comes back
# accept: returns_nothing
def answer():
    """Return the number 42."""
    42
