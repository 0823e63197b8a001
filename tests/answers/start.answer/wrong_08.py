# wrong: returns a list that holds 42
def answer():
    return [42]
