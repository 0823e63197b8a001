# wrong: d_relu: returns booleans, not numbers of x's dtype
# accept: boolean_result
def d_relu(x):
    return x > 0
