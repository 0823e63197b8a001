# wrong: the share of pixels equal to their mirror image
# accept: equal_pixels
def symmetry(img):
    return (img == img[:, ::-1]).mean()
