# wrong: whole-number division loses the grey values
# accept: cut_to_integers
def ink(img):
    return (img // 16).mean()
