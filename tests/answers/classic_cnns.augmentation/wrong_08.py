# wrong: only to the right
# accept: one_axis_only
def random_shift(images, most, rng):
    count, channels, height, width = images.shape
    result = np.zeros(images.shape, images.dtype)
    moves = rng.integers(-most, most + 1, size=(count, 2))
    for n in range(count):
        down, right = 0, moves[n, 1]
        for row in range(height):
            for column in range(width):
                y, x = row - down, column - right
                if 0 <= y < height and 0 <= x < width:
                    result[n, :, row, column] = images[n, :, y, x]
    return result
