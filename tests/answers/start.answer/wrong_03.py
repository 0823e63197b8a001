# wrong: the line raise NotImplementedError() was left above the return
# accept: stub_left
def answer():
    """Return the number 42."""
    # YOUR CODE HERE
    raise NotImplementedError()
    return 42
