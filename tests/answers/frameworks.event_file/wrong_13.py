# wrong: the checksums are not checked at all
# accept: checksums_ignored length_trusted missing_error
def records(data, crc32c):
    out, i = [], 0
    while i + 12 <= len(data):
        n = struct.unpack("<Q", data[i:i + 8])[0]
        if i + n + 16 > len(data):
            break
        out.append(data[i + 12:i + 12 + n])
        i += n + 16
    return out
