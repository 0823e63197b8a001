# wrong: the checksum of the length is missing
# accept: length_unguarded
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    return struct.pack("<Q", len(payload)) + payload + struct.pack("<I", mask(payload))
