# wrong: returns a tuple because of a stray comma
def answer():
    return 42,
