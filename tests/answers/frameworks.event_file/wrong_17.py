# wrong: an unfinished record is not foreseen, struct.error at the end of the file
# accept: fails_on_an_unfinished_record
def records(data, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    out, i = [], 0
    while i < len(data):
        n, s = struct.unpack("<QI", data[i:i + 12])
        if s != mask(data[i:i + 8]):
            raise ValueError("broken")
        content = data[i + 12:i + 12 + n]
        if struct.unpack("<I", data[i + 12 + n:i + 16 + n])[0] != mask(content):
            raise ValueError("broken")
        out.append(content)
        i += n + 16
    return out
