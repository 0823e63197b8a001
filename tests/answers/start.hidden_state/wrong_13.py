# wrong: in-place steps on f raise for integer arrays and change the caller's array
# accept: changes_input in_place_on_integers
def celsius(f):
    f -= 32
    f *= 5 / 9
    return f
