# right: one mode at a time with hypot and a comprehension
def coverage(samples, centres, radius, share=0.02):
    samples, centres = np.asarray(samples, float), np.asarray(centres, float)
    need = share * len(samples)
    return sum(1 for c in centres if np.count_nonzero(np.hypot(*(samples - c).T) < radius) >= need)
