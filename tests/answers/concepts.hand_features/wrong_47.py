# wrong: subtracts the outside twice
# accept: outside_subtracted_twice off_by_one
def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    regions = count_regions(paper) - 1
    return max(regions - 1, 0)
