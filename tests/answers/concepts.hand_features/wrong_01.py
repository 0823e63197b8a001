# wrong: the mean is not divided by 16
# accept: not_scaled
def ink(img):
    """Share of ink: 0 for blank paper, 1 if every pixel is 16."""
    return img.mean()
