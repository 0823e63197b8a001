# wrong: the image is padded with 16, a frame of ink instead of paper
# accept: not_framed
def holes(img):
    framed = np.pad(img, 1, constant_values=16)
    return count_regions(framed < 8) - 1
