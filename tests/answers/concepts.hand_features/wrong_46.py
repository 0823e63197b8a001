# wrong: thresholds into img itself and changes it
# accept: changes_input
def holes(img):
    img[img < 8] = 0
    img[img >= 8] = 16
    return count_regions(np.pad(img == 0, 1, constant_values=True)) - 1
