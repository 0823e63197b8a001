# right: int.to_bytes and b"".join
def frame(payload, crc32c):
    def checksum(part):
        c = crc32c(part)
        rotated = (c >> 15) + ((c & 0x7FFF) << 17)
        return ((rotated + 0xA282EAD8) % 2**32).to_bytes(4, "little")

    length = len(payload).to_bytes(8, "little")
    return b"".join([length, checksum(length), payload, checksum(payload)])
