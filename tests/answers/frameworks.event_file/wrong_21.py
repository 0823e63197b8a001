# wrong: compares with the unmasked checksum, so every whole file is called broken
# accept: not_masked
def records(data, crc32c):
    out, i = [], 0
    while i + 12 <= len(data):
        n, s = struct.unpack("<QI", data[i:i + 12])
        if s != crc32c(data[i:i + 8]):
            raise ValueError("broken")
        if i + n + 16 > len(data):
            break
        content = data[i + 12:i + 12 + n]
        if struct.unpack("<I", data[i + 12 + n:i + 16 + n])[0] != crc32c(content):
            raise ValueError("broken")
        out.append(content)
        i += n + 16
    return out
