# right: flood the paper from the edge, count what stays dry
def holes(img):
    paper = img < 8
    rows, columns = paper.shape
    front = [(r, c) for r in range(rows) for c in range(columns) if r in (0, rows - 1) or c in (0, columns - 1)]
    while front:
        r, c = front.pop()
        if 0 <= r < rows and 0 <= c < columns and paper[r, c]:
            paper[r, c] = False
            front += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return count_regions(paper)
