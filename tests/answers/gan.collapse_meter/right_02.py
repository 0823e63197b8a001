# right: two plain loops
import math

def coverage(samples, centres, radius, share=0.02):
    modes = 0
    for cx, cy in centres:
        count = 0
        for x, y in samples:
            if math.sqrt((x - cx) ** 2 + (y - cy) ** 2) < radius:
                count += 1
        if count >= share * len(samples):
            modes += 1
    return modes
