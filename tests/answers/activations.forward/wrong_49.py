# wrong: gelu: math.erf is given a whole array
# accept: one_number_only
def gelu(x):
    return 0.5 * x * (1 + math.erf(x / math.sqrt(2)))
