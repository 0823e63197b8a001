# wrong: the constant is added before the rotation
# accept: added_before_rotation
def frame(payload, crc32c):
    def mask(part):
        c = (crc32c(part) + 0xA282EAD8) & 0xFFFFFFFF
        return ((c >> 15) | (c << 17)) & 0xFFFFFFFF
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
