# right: bytearray and the rotation through a bit string
def frame(payload, crc32c):
    record = bytearray()
    for part in (struct.pack("<q", len(payload)), payload):
        bits = format(crc32c(part), "032b")
        rotated = int(bits[-15:] + bits[:-15], 2)
        record += part
        record += struct.pack("<L", (rotated + 0xA282EAD8) & 0xFFFFFFFF)
    return bytes(record)
