# wrong: returns 24, the digits exchanged
def answer():
    return 24
