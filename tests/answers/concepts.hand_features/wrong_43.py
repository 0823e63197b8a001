# wrong: every region is counted, no frame and the outside not subtracted
def holes(img):
    return count_regions(img < 8)
