# right: own recursive flood fill over nested lists
def holes(img):
    grid = [[p < 8 for p in row] for row in img.tolist()]

    def fill(r, c):
        """True if the region never reaches the edge."""
        if not (0 <= r < len(grid) and 0 <= c < len(grid[0])):
            return False
        if not grid[r][c]:
            return True
        grid[r][c] = False
        closed = [fill(r - 1, c), fill(r + 1, c), fill(r, c - 1), fill(r, c + 1)]
        return all(closed)

    n = 0
    for r in range(len(grid)):
        for c in range(len(grid[0])):
            if grid[r][c] and fill(r, c):
                n += 1
    return n
