# wrong: flips both axes, which is a turn by 180 degrees
# accept: turned
def symmetry(img):
    p = np.array(img, float)
    return 1 - np.mean(np.abs(p - np.flip(p))) / 16
