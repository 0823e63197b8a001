"""Print the explorers' colours as a style sheet: the roles of the palette in both themes."""

from dlcourse.exploring.scene.palette import ROLES

_OF_THE_PAGE = {"ink": "var(--jp-ui-font-color1, {})", "ground": "var(--jp-layout-color0, {})"}
_SELECTORS = {
    "light": (".dlcourse-explorer {", "}"),
    "dark": (
        'body[data-jp-theme-light="false"] .dlcourse-explorer,\n'
        'body[data-vscode-theme-kind="vscode-dark"] .dlcourse-explorer {',
        "}",
    ),
}
_DARK_SYSTEM = (
    "@media (prefers-color-scheme: dark) {\n"
    "body:not([data-jp-theme-light], [data-vscode-theme-kind]) .dlcourse-explorer {",
    "}\n}",
)


def variables(theme: str) -> str:
    """One line for each role."""
    colours = ((role, getattr(colour, theme)) for role, colour in ROLES.items())
    return "\n".join(
        f"  --dlx-{role}: {_OF_THE_PAGE.get(role, '{}').format(code)};" for role, code in colours
    )


def sheet() -> str:
    """The colours of both themes; a page that has no theme of its own follows the system."""
    blocks = [*((theme, *ends) for theme, ends in _SELECTORS.items()), ("dark", *_DARK_SYSTEM)]
    return "\n\n".join(f"{opening}\n{variables(theme)}\n{closing}" for theme, opening, closing in blocks)


if __name__ == "__main__":
    print(sheet())
