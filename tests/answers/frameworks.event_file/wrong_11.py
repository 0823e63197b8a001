# wrong: the length counts the whole record of n + 16 bytes
# accept: length_of_the_record
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    head = struct.pack("<Q", len(payload) + 16)
    return head + struct.pack("<I", mask(head)) + payload + struct.pack("<I", mask(payload))
