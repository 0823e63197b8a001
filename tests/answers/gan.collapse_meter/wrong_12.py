# wrong: return stands inside the loop, so only the first mode is looked at
# accept: returns_in_loop first_only
def coverage(samples, centres, radius, share=0.02):
    modes = 0
    for c in centres:
        count = np.sum(np.linalg.norm(samples - c, axis=1) < radius)
        if count >= share * len(samples):
            modes += 1
        return modes
