# wrong: relu: returns the step 0 or 1 instead of x on the positive side
# accept: mask_only
def relu(x):
    return (x > 0).astype(x.dtype)
