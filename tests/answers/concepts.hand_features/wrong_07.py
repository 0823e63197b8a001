# wrong: whole-number division loses the grey values
def ink(img):
    return (img // 16).mean()
