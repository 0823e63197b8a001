# right: BytesIO, read piece by piece
import io

def records(data, crc32c):
    def check(part, four):
        c = crc32c(part)
        c = ((c >> 15 | c << 17) & 0xFFFFFFFF) + 0xA282EAD8 & 0xFFFFFFFF
        if c != int.from_bytes(four, "little"):
            raise ValueError("wrong checksum")

    stream = io.BytesIO(data)
    found = []
    while True:
        head = stream.read(8)
        head_sum = stream.read(4)
        if len(head_sum) < 4:
            return found
        check(head, head_sum)
        n = int.from_bytes(head, "little")
        rest = stream.read(n + 4)
        if len(rest) < n + 4:
            return found
        check(rest[:n], rest[n:])
        found.append(rest[:n])
