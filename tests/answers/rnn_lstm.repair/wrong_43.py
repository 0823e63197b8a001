# wrong: the number alone is returned
# accept: number_only one_number_only
def start_bias(cells, length, keep):
    k = keep ** (1 / length)
    return np.log(k / (1 - k))
