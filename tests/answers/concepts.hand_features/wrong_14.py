# wrong: return inside the loop, so only the first row counts
# accept: returns_in_loop first_only
def ink(img):
    for row in img:
        return np.mean(row) / 16
