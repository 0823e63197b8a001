# wrong: d_relu: an if on a whole array
# accept: one_number_only
def d_relu(x):
    return 1 if x > 0 else 0
