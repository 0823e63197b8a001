# wrong: returns 24, the digits exchanged
# accept: digits_swapped
def answer():
    return 24
