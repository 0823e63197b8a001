# right: recursion on the rest
def records(data, crc32c):
    def mask(part):
        crc = crc32c(part)
        return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)

    if len(data) < 12:
        return []
    if data[8:12] != mask(data[:8]):
        raise ValueError("checksum of the length")
    end = 12 + struct.unpack("<Q", data[:8])[0]
    if len(data) < end + 4:
        return []
    if data[end : end + 4] != mask(data[12:end]):
        raise ValueError("checksum of the content")
    return [data[12:end]] + records(data[end + 4 :], crc32c)
