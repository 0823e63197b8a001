"""The checksum of TensorBoard's event files: CRC-32C (Castagnoli), byte by byte with a table."""

_POLYNOMIAL = 0x82F63B78  # bits reversed, as the bytes are shifted out at the low end


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


_TABLE = tuple(_entry(byte) for byte in range(256))


def crc32c(data: bytes) -> int:
    """Return the CRC-32C of some bytes.

    Args:
        data: any bytes.

    Returns:
        A number from 0 to 2**32 - 1; ``crc32c(b"123456789")`` is 0xE3069283.

    Source: RFC 3720 (2004), section 12.1 and appendix B.4.
    """
    crc = 0xFFFFFFFF
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF
