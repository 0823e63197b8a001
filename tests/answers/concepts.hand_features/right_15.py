# right: frame of paper, count, minus the outside
def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    return count_regions(paper) - 1
