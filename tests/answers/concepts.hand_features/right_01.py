# right: mean divided by 16
def ink(img):
    return img.mean() / 16
