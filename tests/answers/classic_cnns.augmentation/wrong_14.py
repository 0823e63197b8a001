# wrong: floats cut off
# accept: not_equally_likely
def random_shift(images, most, rng):
    count, channels, height, width = images.shape
    result = np.zeros(images.shape, images.dtype)
    moves = rng.uniform(-most, most, size=(count, 2)).astype(int)
    for n in range(count):
        down, right = moves[n]
        for row in range(height):
            for column in range(width):
                y, x = row - down, column - right
                if 0 <= y < height and 0 <= x < width:
                    result[n, :, row, column] = images[n, :, y, x]
    return result
