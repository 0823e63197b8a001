# wrong: the number of pixels inside holes instead of the number of holes
# accept: pixels_counted
from scipy import ndimage


def holes(img):
    inked = img >= 8
    return int((ndimage.binary_fill_holes(inked) & ~inked).sum())
