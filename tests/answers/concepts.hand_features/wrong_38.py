# wrong: paper regions are joined across corners (8 neighbours), so a hole leaks out diagonally
# accept: corners_join
from scipy import ndimage


def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    return ndimage.label(paper, structure=np.ones((3, 3)))[1] - 1
