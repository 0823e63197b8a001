# wrong: says only whether there is a hole
# accept: boolean_result
def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    return count_regions(paper) > 1
