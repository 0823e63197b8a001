# wrong: the checksum of the content is not checked
# accept: content_trusted missing_error
def records(data, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    out, i = [], 0
    while i + 12 <= len(data):
        n, s = struct.unpack("<QI", data[i:i + 12])
        if s != mask(data[i:i + 8]):
            raise ValueError("broken")
        if i + n + 16 > len(data):
            break
        out.append(data[i + 12:i + 12 + n])
        i += n + 16
    return out
