# wrong: struct.pack("QI") without "<" where all in one format is padded to 8 bytes on most machines
# accept: native_alignment
def frame(payload, crc32c):
    def mask(part):
        c = crc32c(part)
        return (((c >> 15) | (c << 17)) + 0xA282EAD8) & 0xFFFFFFFF
    n = len(payload)
    head = struct.pack("Q", n)
    return struct.pack(f"QI{n}sI", n, mask(head), payload, mask(payload))
