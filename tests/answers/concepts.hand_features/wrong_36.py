# wrong: the frame is of ink (False), so it does not join the outside
# accept: not_framed
def holes(img):
    paper = np.pad(img < 8, 1)
    return count_regions(paper) - 1
