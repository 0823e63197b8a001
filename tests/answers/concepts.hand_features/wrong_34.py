# wrong: counts regions of ink instead of paper
# accept: ink_counted
def holes(img):
    inked = np.pad(img >= 8, 1, constant_values=True)
    return count_regions(inked) - 1
