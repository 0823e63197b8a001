# right: lists
def symmetry(img):
    differences = []
    for row in img.tolist():
        for a, b in zip(row, reversed(row)):
            differences.append(abs(a - b))
    return 1 - sum(differences) / len(differences) / 16
