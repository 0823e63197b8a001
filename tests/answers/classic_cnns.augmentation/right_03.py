# right: a loop over pixels
def random_shift(images, most, rng):
    count, channels, height, width = images.shape
    result = np.zeros(images.shape, images.dtype)
    moves = rng.integers(-most, most + 1, size=(count, 2))
    for n in range(count):
        down, right = moves[n]
        for row in range(height):
            for column in range(width):
                y, x = row - down, column - right
                if 0 <= y < height and 0 <= x < width:
                    result[n, :, row, column] = images[n, :, y, x]
    return result
