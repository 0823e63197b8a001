# wrong: divides by rows times rows, which is right for square images only
# accept: only_square
def ink(img):
    n = len(img)
    return img.sum() / (n * n * 16)
