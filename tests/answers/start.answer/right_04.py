# right: text turned into a number
def answer():
    return int("42")
