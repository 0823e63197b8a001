# wrong: the transposed image is taken for the mirror image
# accept: mirrored_at_diagonal
def symmetry(img):
    p = img.astype(float)
    return 1 - np.abs(p - p.T).mean() / 16
