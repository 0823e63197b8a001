# wrong: returns what print gives, which is None
# accept: prints_instead
def answer():
    return print(42)
