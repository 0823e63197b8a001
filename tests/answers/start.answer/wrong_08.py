# wrong: returns a list that holds 42
# accept: number_in_list
def answer():
    return [42]
