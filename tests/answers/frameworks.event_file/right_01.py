# right: struct, one helper for the mask
def masked(data, crc32c):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def frame(payload, crc32c):
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", masked(head, crc32c)) + payload + struct.pack("<I", masked(payload, crc32c))
