# wrong: the outside is counted as a hole
# accept: outside_counted
def holes(img):
    paper = np.pad(img < 8, 1, constant_values=True)
    return count_regions(paper)
