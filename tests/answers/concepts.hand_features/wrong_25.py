# wrong: the share of pixels equal to their mirror image
def symmetry(img):
    return (img == img[:, ::-1]).mean()
