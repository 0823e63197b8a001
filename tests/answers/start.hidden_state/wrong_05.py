# wrong: 9/5 instead of 5/9
# accept: upside_down
def celsius(f):
    return (f - 32) * 9 / 5
