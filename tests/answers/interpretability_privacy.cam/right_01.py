# right: loops over channels and pixels
def grad_cam(maps, gradients, factor):
    C, h, w = maps.shape
    heat = np.zeros((h, w))
    for c in range(C):
        heat += gradients[c].mean() * maps[c]
    heat[heat < 0] = 0
    big = np.zeros((h * factor, w * factor))
    for i in range(h * factor):
        for j in range(w * factor):
            big[i, j] = heat[i // factor, j // factor]
    return big
