# wrong: the sum is not cut to 32 bits, struct.error when it overflows
# accept: not_cut_to_32_bits
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return ((c >> 15) | (c << 17) & 0xFFFFFFFF) + 0xA282EAD8
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
