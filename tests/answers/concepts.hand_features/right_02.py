# right: two loops with floats
def ink(img):
    rows, columns = img.shape
    total = 0.0
    for r in range(rows):
        for c in range(columns):
            total += float(img[r, c])
    return total / (16 * rows * columns)
