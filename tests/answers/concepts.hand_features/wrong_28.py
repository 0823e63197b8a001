# wrong: writes the mirror image into img, which changes it
# accept: changes_input
def symmetry(img):
    mirrored = img
    before = img.astype(float)
    mirrored[:] = img[:, ::-1]
    return 1 - np.abs(before - mirrored).mean() / 16
