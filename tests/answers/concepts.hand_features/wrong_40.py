# wrong: counts single paper pixels with ink at all four sides, so larger holes are missed
# accept: single_pixels_only
def holes(img):
    n = 0
    rows, columns = img.shape
    for r in range(1, rows - 1):
        for c in range(1, columns - 1):
            if img[r, c] < 8:
                if img[r - 1, c] >= 8 and img[r + 1, c] >= 8 and img[r, c - 1] >= 8 and img[r, c + 1] >= 8:
                    n += 1
    return n
