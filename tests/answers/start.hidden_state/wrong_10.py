# wrong: float(f) fails for an array of several numbers
# accept: one_number_only only_batch_of_one
def celsius(f):
    return (float(f) - 32) * 5 / 9
