# wrong: whole-number division
# accept: whole_numbers
def channels_first(images):
    return images.permute(0, 3, 1, 2) // 255
