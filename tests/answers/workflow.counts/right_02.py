# right: one-hot matrices
def confusion(actual, guessed, classes):
    eye = np.eye(classes, dtype=int)
    return eye[actual].T @ eye[guessed]
