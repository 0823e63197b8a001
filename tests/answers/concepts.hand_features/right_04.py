# right: list comprehension over rows
def ink(img):
    rows = [sum(float(p) for p in row) / len(row) for row in img]
    return sum(rows) / len(rows) / 16
