# wrong: adds 32 instead of subtracting it
# accept: added_32
def celsius(f):
    return (f + 32) * 5 / 9
