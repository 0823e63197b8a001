# wrong: the grey image instead of a mask is handed to count_regions, so every pixel above 0 counts
# accept: ink_counted grey_is_ink
def holes(img):
    return count_regions(np.pad(img, 1, constant_values=True)) - 1
