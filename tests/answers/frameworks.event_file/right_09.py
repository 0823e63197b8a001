# right: generator, unmasks the stored sum instead of masking the computed one
def records(data, crc32c):
    def unmask(stored):
        rotated = (stored - 0xA282EAD8) & 0xFFFFFFFF
        return ((rotated << 15) | (rotated >> 17)) & 0xFFFFFFFF

    def contents():
        start = 0
        while len(data) - start >= 12:
            length, stored = struct.unpack_from("<QI", data, start)
            if unmask(stored) != crc32c(data[start : start + 8]):
                raise ValueError("length")
            stop = start + 12 + length
            if stop + 4 > len(data):
                return
            (stored,) = struct.unpack_from("<I", data, stop)
            if unmask(stored) != crc32c(data[start + 12 : stop]):
                raise ValueError("content")
            yield data[start + 12 : stop]
            start = stop + 4

    return list(contents())
