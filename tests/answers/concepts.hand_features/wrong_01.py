# wrong: the mean is not divided by 16
def ink(img):
    """Share of ink: 0 for blank paper, 1 if every pixel is 16."""
    return img.mean()
