"""A report as HTML: a real table with a caption, words beside colours, nothing that needs a script.

JupyterLab removes styles and ARIA attributes from untrusted notebooks, so the report must also read
well without them; colours are set with their background, so that the dark theme cannot hide text.
"""

import re
from html import escape

from dlcourse.checking.report.content import Row, Section, Sheet
from dlcourse.checking.texts import Texts

_GREEN = "background:#d7f0dd;color:#0b3d1c"
_RED = "background:#fbe0dd;color:#5c1009"
_CELL = "text-align:left;padding:2px 8px"
_CODE = re.compile(r"`([^`]+)`")


def to_html(sheet: Sheet, texts: Texts) -> str:
    """Render the sheet as HTML; everything that came from the student is escaped."""
    colour = _GREEN if sheet.full else _RED
    summary = f"<strong>{escape(sheet.heading)}</strong>: {words(sheet.summary)}"
    parts = [f'<p style="{colour};padding:4px 8px">{summary}</p>']
    for section in sheet.sections:
        parts += _section(section, texts, titled=len(sheet.sections) > 1)
    if sheet.read_again:
        parts.append(f"<p>{words(sheet.read_again)}</p>")
    return f'<div class="dlcourse-report">{"".join(parts)}</div>'


def _section(section: Section, texts: Texts, titled: bool) -> list[str]:
    parts = [f"<p>{words(section.sentence)}</p>"] if section.sentence else []
    if section.rows:
        parts.append(_table(section, texts))
    elif titled:
        parts.insert(0, f"<p><code>{escape(section.name)}</code></p>")
    if section.failure:
        failure = section.failure
        parts.append(
            _definitions(
                (texts.label("smallest"), failure.called),
                (texts.label("you_gave"), failure.got),
                (texts.label("expected"), failure.expected),
            )
        )
    for mistake in section.mistakes:
        parts.append(
            f"<p><strong>{escape(texts.label('looks_like'))}.</strong> {words(mistake.looks_like)}<br>"
            f"<strong>{escape(texts.label('why'))}.</strong> {words(mistake.why)}</p>"
        )
    if section.unknown:
        parts.append(f"<p>{words(texts.label('unknown'))}</p>")
    if section.side_effects:
        effects = " ".join(map(words, section.side_effects))
        parts.append(f"<p><strong>{escape(texts.label('side_effects'))}:</strong> {effects}</p>")
    if section.printed:
        parts.append(_definitions((texts.label("printed"), section.printed)))
    return parts


def _table(section: Section, texts: Texts) -> str:
    head = "".join(
        f'<th scope="col" style="{_CELL}">{escape(texts.label(key))}</th>'
        for key in ("case", "result", "note")
    )
    rows = "".join(_row(row, texts) for row in section.rows)
    caption = f'<caption style="text-align:left"><code>{escape(section.name)}</code></caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Row, texts: Texts) -> str:
    colour, word = (_GREEN, "pass") if row.passed else (_RED, "fail")
    return (
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{words(row.name)}</th>'
        f'<td style="{_CELL};{colour}">{escape(texts.label(word))}</td>'
        f'<td style="{_CELL}">{words(row.note)}</td></tr>'
    )


def _definitions(*pairs: tuple[str, str]) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL}">{escape(name)}</th>'
        f'<td style="{_CELL}"><code>{escape(value)}</code></td></tr>'
        for name, value in pairs
    )
    return f"<table><tbody>{rows}</tbody></table>"


def words(text: str) -> str:
    """Escaped text in which `backticks` mark code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))
