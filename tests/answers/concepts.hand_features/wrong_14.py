# wrong: return inside the loop, so only the first row counts
def ink(img):
    for row in img:
        return np.mean(row) / 16
