# wrong: the checksum of the length is not checked, a broken length looks like an unfinished record
# accept: length_trusted missing_error
def records(data, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    out, i = [], 0
    while i + 12 <= len(data):
        n = struct.unpack("<Q", data[i:i + 8])[0]
        if i + n + 16 > len(data):
            break
        content = data[i + 12:i + 12 + n]
        if struct.unpack("<I", data[i + 12 + n:i + 16 + n])[0] != mask(content):
            raise ValueError("broken")
        out.append(content)
        i += n + 16
    return out
