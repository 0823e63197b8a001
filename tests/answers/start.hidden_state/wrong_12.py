# wrong: the if fails for arrays
# accept: one_number_only only_batch_of_one
def celsius(f):
    if f < 32:
        return -(32 - f) * 5 / 9
    return (f - 32) * 5 / 9
