# wrong: subtracts the outside twice
def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    regions = count_regions(paper) - 1
    return max(regions - 1, 0)
