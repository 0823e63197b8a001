# wrong: adds uint8 numbers in a loop, where the sum overflows
# accept: sum_wraps_around
def ink(img):
    total = 0
    for row in img:
        for pixel in row:
            total = total + pixel
    return total / img.size / 16
