# right: by the difference of two projections
def largest_angle(a, b):
    pa = a @ np.linalg.pinv(a)
    pb = b @ np.linalg.pinv(b)
    sine = np.linalg.norm(pa - pb, 2)
    return np.degrees(np.arcsin(np.clip(sine, 0, 1)))
