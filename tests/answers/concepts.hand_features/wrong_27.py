# wrong: compares the left half with the right half without mirroring it
# accept: halves_not_mirrored
def symmetry(img):
    p = img.astype(float)
    half = p.shape[1] // 2
    return 1 - np.abs(p[:, :half] - p[:, -half:]).mean() / 16
