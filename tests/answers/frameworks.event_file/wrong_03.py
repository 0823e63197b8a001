# wrong: shifted right by 15 places, the bits that fall out do not come back
# accept: shifted_not_rotated
def frame(payload, crc32c):
    def mask(part):
        return ((crc32c(part) >> 15) + 0xA282EAD8) & 0xFFFFFFFF
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
