# right: three plain loops, list
def saliency(x, w1, b1, w2, b2, k):
    result = []
    for i in range(len(x)):
        s = 0
        for j in range(len(b1)):
            z = b1[j]
            for d in range(len(x)):
                z += x[d] * w1[d, j]
            if z > 0:
                s += w1[i, j] * w2[j, k]
        result.append(abs(s))
    return result
