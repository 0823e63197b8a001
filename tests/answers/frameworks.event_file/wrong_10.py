# wrong: xor with the constant instead of adding it
# accept: xor_instead_of_sum
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) ^ 0xA282EAD8) & 0xFFFFFFFF
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
