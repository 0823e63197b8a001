# right: complex numbers
def coverage(samples, centres, radius, share=0.02):
    s = samples[:, 0] + 1j * samples[:, 1]
    c = centres[:, 0] + 1j * centres[:, 1]
    counts = np.sum(np.abs(s[None, :] - c[:, None]) < radius, axis=1)
    return int(np.sum(counts >= share * s.size))
