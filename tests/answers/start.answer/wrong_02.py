# wrong: returns the text "42" instead of the number
# accept: text_instead
def answer():
    """Return the number 42."""
    return "42"
