# wrong: the size 8x8 is written down, so other sizes are wrong
# accept: only_the_examples fixed_size
def ink(img):
    return np.sum(img) / (8 * 8 * 16)
