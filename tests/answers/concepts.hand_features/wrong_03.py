# wrong: divides by 255 as if the pixels were bytes
def ink(img):
    return np.mean(img) / 255
