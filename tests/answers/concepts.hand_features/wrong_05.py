# wrong: the share of pixels that count as ink (8 or more), not the share of ink
# accept: share_above_8
def ink(img):
    return (img >= 8).mean()
