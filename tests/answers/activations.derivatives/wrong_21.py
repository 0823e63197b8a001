# wrong: d_relu: integers, not numbers of x's dtype
# accept: integer_result
def d_relu(x):
    return np.where(x > 0, 1, 0)
