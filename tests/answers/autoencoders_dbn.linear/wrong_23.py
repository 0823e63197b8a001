# wrong: basis vectors are compared one by one
# accept: column_by_column
def largest_angle(a, b):
    qa, qb = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    c = np.abs(np.sum(qa * qb, axis=0))
    return np.degrees(np.arccos(np.clip(c, 0, 1))).max()
