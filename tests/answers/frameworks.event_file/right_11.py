# right: numerator and denominator run along
def smooth(values, weight):
    out = np.zeros(len(values))
    top = bottom = 0.0
    for i in range(len(values)):
        top = top * weight + values[i]
        bottom = bottom * weight + 1
        out[i] = top / bottom
    return out
