# wrong: no frame of paper, so a stroke at the edge cuts the outside into several regions
# accept: not_framed
def holes(img):
    return count_regions(img < 8) - 1
