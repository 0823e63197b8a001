# right: nested lists
def xor_weights():
    return [[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]
