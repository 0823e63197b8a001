# wrong: rotated left by 15 places instead of right
# accept: rotated_left
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c << 15) | (c >> 17)) + 0xA282EAD8) & 0xFFFFFFFF
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
