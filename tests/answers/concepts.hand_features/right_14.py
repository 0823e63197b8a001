# right: a matrix with ones on the other diagonal mirrors
def symmetry(img):
    x = np.array(img, dtype=np.float64)
    mirror = np.eye(x.shape[1])[::-1]
    return 1.0 - np.linalg.norm((x - x @ mirror).ravel(), 1) / (16 * x.size)
