# wrong: whole-number division cuts the result
def celsius(f):
    return (f - 32) * 5 // 9
