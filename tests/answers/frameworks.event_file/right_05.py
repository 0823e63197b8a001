# right: numpy integers
def frame(payload, crc32c):
    def mask(part):
        crc = np.uint64(crc32c(part))
        rotated = (crc >> np.uint64(15)) | ((crc << np.uint64(17)) & np.uint64(0xFFFFFFFF))
        return np.array((rotated + np.uint64(0xA282EAD8)) & np.uint64(0xFFFFFFFF)).astype("<u4").tobytes()

    head = np.array(len(payload), dtype="<u8").tobytes()
    return head + mask(head) + bytes(payload) + mask(payload)
