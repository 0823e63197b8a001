"""Very small and very large numbers as people write them."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def power(exponent: int) -> str:
    """A power of ten: ``10⁻⁴``."""
    return "1" if exponent == 0 else f"10{str(exponent).translate(_RAISED)}"


def scientific(value: float) -> str:
    """``0.18``, ``5·10⁻⁴``, ``3·10²⁸``."""
    if 0.01 <= value < 100:
        return f"{value:.2g}"
    digit, _, exponent = f"{value:.0e}".partition("e")
    return f"{digit}·{power(int(exponent))}"
