# wrong: returns a tuple because of a stray comma
# accept: number_in_list
def answer():
    return 42,
