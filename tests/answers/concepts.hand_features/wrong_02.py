# wrong: divides by 15 instead of 16
# accept: scaled_by_15
def ink(img):
    return np.mean(img) / 15
