# right: one pack for the whole record
def frame(payload, crc32c):
    n = len(payload)
    length = struct.pack("<Q", n)
    sums = []
    for part in (length, payload):
        c = crc32c(part) & 0xFFFFFFFF
        r = (c >> 15 | c << 17) & 0xFFFFFFFF
        sums.append((r + 0xA282EAD8) & 0xFFFFFFFF)
    return struct.pack(f"<QI{n}sI", n, sums[0], payload, sums[1])
