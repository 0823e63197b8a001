# right: the two scales meet at -40
def celsius(f):
    return (f + 40) / 1.8 - 40
