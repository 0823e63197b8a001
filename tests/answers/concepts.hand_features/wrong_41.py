# wrong: any ink somewhere in all four directions is taken for "ink all around", so open bays count as holes
# accept: bays_counted
def holes(img):
    ink = img >= 8
    inside = np.zeros(img.shape, bool)
    rows, columns = img.shape
    for r in range(rows):
        for c in range(columns):
            if not ink[r, c]:
                inside[r, c] = ink[r, :c].any() and ink[r, c + 1:].any() and ink[:r, c].any() and ink[r + 1:, c].any()
    return count_regions(inside)
