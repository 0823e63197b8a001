# wrong: gradient times map, pixel by pixel
# accept: gradient_times_map
def grad_cam(maps, gradients, factor):
    heat = np.maximum((gradients * maps).sum(axis=0), 0)
    return np.kron(heat, np.ones((factor, factor)))
