"""A picture as a standalone SVG text: for saved notebooks, exported pages, print and tests."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from dlcourse.exploring.scene.palette import ROLES
from dlcourse.exploring.scene.shapes import Drawing, Shape

FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
MONO = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_STYLE = (
    f".mono{{font-family:{MONO};white-space:pre}}.crisp{{image-rendering:pixelated}}text{{white-space:pre}}"
)


def to_svg(drawing: Drawing, title: str, description: str) -> str:
    """The drawing in the colours of the light theme, on a ground of its own."""
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" font-family={quoteattr(FONT)}>',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="{ROLES["ground"].light}"/>',
        *map(_element, drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines)


def _element(shape: Shape) -> str:
    opening = f"<{shape.tag}{_attributes(shape.attrs)}"
    tip = f"<title>{escape(shape.tip)}</title>" if shape.tip else ""
    content = escape(shape.text) + tip
    return f"{opening}>{content}</{shape.tag}>" if content else f"{opening}/>"


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(f" {name}={quoteattr(str(_literal(name, value)))}" for name, value in attrs.items())


def _literal(name: str, value: Any) -> Any:
    if name in ("fill", "stroke") and value in ROLES:
        return ROLES[value].light
    return value
