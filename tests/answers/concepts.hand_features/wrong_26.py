# wrong: column index off by one, img[r, columns - c] lies outside for c = 0
# accept: off_by_one
def symmetry(img):
    rows, columns = img.shape
    total = 0
    for r in range(rows):
        for c in range(columns):
            total += abs(int(img[r, c]) - int(img[r, columns - c]))
    return 1 - total / (rows * columns * 16)
