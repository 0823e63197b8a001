# right: enumerate over ranges, one comprehension of floats
def occlusion_map(score, image, size, stride, fill):
    def cover(r, c):
        out = image + 0
        out[r : r + size, c : c + size] = fill
        return out

    H, W = image.shape
    full = float(score(image))
    rs = list(range(0, H - size + 1, stride))
    cs = list(range(0, W - size + 1, stride))
    return [[full - float(score(cover(r, c))) for c in cs] for r in rs]
