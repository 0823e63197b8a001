# wrong: every region is counted, no frame and the outside not subtracted
# accept: outside_counted not_framed
def holes(img):
    return count_regions(img < 8)
