# wrong: returns what print gives, which is None
def answer():
    return print(42)
