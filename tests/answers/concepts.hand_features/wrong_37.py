# wrong: only pixels of 0 are taken for paper
# accept: grey_is_ink
def holes(img):
    paper = np.pad(img == 0, 1, constant_values=True)
    return count_regions(paper) - 1
