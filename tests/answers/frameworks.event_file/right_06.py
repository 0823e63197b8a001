# right: while loop with a position
def records(data, crc32c):
    def mask(part):
        crc = crc32c(part)
        return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF

    contents = []
    i = 0
    while i + 12 <= len(data):
        n, check = struct.unpack("<QI", data[i : i + 12])
        if mask(data[i : i + 8]) != check:
            raise ValueError("broken length")
        if i + 16 + n > len(data):
            break
        content = data[i + 12 : i + 12 + n]
        (check,) = struct.unpack("<I", data[i + 12 + n : i + 16 + n])
        if mask(content) != check:
            raise ValueError("broken content")
        contents.append(content)
        i += 16 + n
    return contents
