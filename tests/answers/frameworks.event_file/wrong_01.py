# wrong: the checksums are not masked
# accept: not_masked
def frame(payload, crc32c):
    head = struct.pack("<Q", len(payload))
    return head + struct.pack("<I", crc32c(head)) + payload + struct.pack("<I", crc32c(payload))
