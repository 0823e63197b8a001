# wrong: divides by 255 as if the pixels were bytes
# accept: scaled_by_255
def ink(img):
    return np.mean(img) / 255
