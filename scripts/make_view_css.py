"""Write the colours of the explorers' style sheet, from the palette: one block for each theme."""

import re
from pathlib import Path

from dlcourse.exploring.scene.palette import ROLES

CSS = Path("dlcourse/exploring/view/view.css")
_THEME = {"ink": "var(--jp-ui-font-color1, {})", "ground": "var(--jp-layout-color0, {})"}


def block(theme: str) -> str:
    """The variables of one theme."""
    colours = ((role, getattr(colour, theme)) for role, colour in ROLES.items())
    return "\n".join(f"  --dlx-{role}: {_THEME.get(role, '{}').format(code)};" for role, code in colours)


def with_colours(css: str) -> str:
    """The style sheet with the blocks between its marks renewed."""
    for theme in ("light", "dark"):
        css = re.sub(
            rf"(/\* {theme} colours \*/\n).*?(\n */\* end \*/)",
            lambda found, theme=theme: found[1] + block(theme) + found[2],
            css,
            flags=re.DOTALL,
        )
    return css


if __name__ == "__main__":
    CSS.write_text(with_colours(CSS.read_text(encoding="utf-8")), encoding="utf-8")
