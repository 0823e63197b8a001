# right: adds empty arrays
def broadcast_shape(a, b):
    return (np.empty(a) + np.empty(b)).shape
