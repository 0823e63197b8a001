# wrong: sums only over the left half but divides by all pixels
# accept: half_of_the_gaps
def symmetry(img):
    rows, columns = img.shape
    s = 0.0
    for r in range(rows):
        for c in range(columns // 2):
            s += abs(float(img[r, c]) - float(img[r, columns - 1 - c]))
    return 1 - s / (rows * columns) / 16
