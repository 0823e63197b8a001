# wrong: whole-number division cuts the result
# accept: cut_to_integers
def celsius(f):
    return (f - 32) * 5 // 9
