"""Formulas of a page as MathML, which browsers show without a script and without a network."""

from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer

_LONGEST = 2000
"""Characters of a formula that is still converted; a longer one is nobody's formula."""

_ACTIVE = {"class", "href", "id", "style"}
"""Attributes that do more than typeset."""


class FormulaRenderer(IPythonRenderer):
    """nbconvert's renderer of Markdown, with formulas as MathML instead of TeX for a script."""

    def block_math(self, body: str) -> str:
        """A formula in a line of its own."""
        return mathml(body, "block")

    def inline_math(self, body: str) -> str:
        """A formula in a line of text."""
        return mathml(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        r"""What stands between ``\begin{name}`` and ``\end{name}``."""
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


def mathml(tex: str, display: Any) -> str:
    """The formula as MathML; what cannot be read as one stays as it was typed."""
    as_typed = f"<code>{escape(tex)}</code>"
    if len(tex) > _LONGEST:
        return as_typed
    try:
        return _as_text(convert_to_element(tex, display=display))
    except Exception:  # students type formulas as well: anything can be in them
        return as_typed


def _as_text(formula: Element) -> str:
    """The elements as text; the library's own way to write them lets a student's ``<`` begin a tag."""
    for element in formula.iter():
        element.text = unescape(element.text or "") or None
        for name in _ACTIVE & set(element.attrib):
            del element.attrib[name]
    return tostring(formula, encoding="unicode")
