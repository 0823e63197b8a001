# wrong: a pixel of exactly 8 is taken for paper
# accept: half_is_paper
def holes(img):
    paper = np.pad(img <= 8, 1, constant_values=True)
    return count_regions(paper) - 1
