# right: pads the image itself with blank paper
def holes(img):
    framed = np.pad(img, 1)
    return count_regions(framed < 8) - 1
