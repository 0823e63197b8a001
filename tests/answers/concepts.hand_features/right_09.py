# right: loops with Python floats
def symmetry(img):
    rows, columns = img.shape
    total = 0.0
    for r in range(rows):
        for c in range(columns):
            total += abs(float(img[r, c]) - float(img[r, columns - 1 - c])) / 16
    return 1 - total / (rows * columns)
