"""A report as HTML: headings, a real table with a caption, words beside colours, nothing that needs a script.

JupyterLab removes styles and ARIA attributes from untrusted notebooks, so the report must also read
well without them; colours are set with their background, so that the dark theme cannot hide text.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from dlcourse.checking.report.content import Content, Item, Row, Section

_GREEN = "background:#d7f0dd;color:#0b3d1c"
_RED = "background:#fbe0dd;color:#5c1009"
_BLUE = "background:#dde9f8;color:#10304f"
_CELL = "text-align:left;padding:2px 8px"
_CODE = re.compile(r"`([^`]+)`")


def to_html(content: Content) -> str:
    """Render a report as HTML; everything that came from the student is escaped."""
    colour = _GREEN if content.full else _RED
    parts = [
        f'<h3 style="margin:0;font-size:1em">{escape(content.heading)}</h3>',
        f'<p style="{colour};padding:4px 8px"><strong>{words(content.summary)}</strong></p>',
    ]
    for section in content.sections:
        parts += _section(section, titled=len(content.sections) > 1)
    solutions = [item for section in content.sections for item in section.solutions]
    if solutions:
        body = "".join(f"<p>{escape(item.label)}</p>{_pre(item.code)}" for item in solutions)
        parts.append(f"<details><summary>{escape(content.solutions_label)}</summary>{body}</details>")
    parts += [f"<p>{words(sentence)}</p>" for sentence in content.closing]
    return f'<div class="dlcourse-report" role="status">{"".join(parts)}</div>'


def _section(section: Section, titled: bool) -> Iterator[str]:
    if section.sentence:
        yield f"<p><code>{escape(section.name)}</code>: {words(section.sentence)}</p>"
    if section.failed:
        yield _table(section, section.failed)
    elif titled and not section.sentence:
        yield f"<p><code>{escape(section.name)}</code></p>"
    if section.passed:
        summary = f"<summary>{escape(section.passed_label)}</summary>"
        yield f"<details>{summary}{_table(section, section.passed)}</details>"
    if section.items:
        yield _definitions(section.items)
    for remark in section.remarks:
        label = f"<strong>{escape(remark.label)}.</strong>"
        yield f'<p style="{_BLUE};padding:4px 8px">{label} {words(remark.text)}</p>'


def _table(section: Section, rows: Sequence[Row]) -> str:
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(word)}</th>' for word in section.headings)
    body = "".join(map(_row, rows))
    caption = f'<caption style="text-align:left"><code>{escape(section.name)}</code></caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Row) -> str:
    colour = _GREEN if row.passed else _RED
    return (
        f'<tr><th scope="row" style="{_CELL};font-weight:normal">{words(row.name)}</th>'
        f'<td style="{_CELL};{colour}">{escape(row.word)}</td>'
        f'<td style="{_CELL}">{words(row.note)}</td></tr>'
    )


def _definitions(items: Sequence[Item]) -> str:
    rows = "".join(map(_definition, items))
    return f"<table><tbody>{rows}</tbody></table>"


def _definition(item: Item) -> str:
    if not (item.text or item.code):
        return f'<tr><td colspan="2" style="{_CELL}">{words(item.label)}</td></tr>'
    shown = _pre(item.code) if "\n" in item.code else f"<code>{escape(item.code)}</code>" if item.code else ""
    return (
        f'<tr><th scope="row" style="{_CELL};vertical-align:top">{escape(item.label)}</th>'
        f'<td style="{_CELL}">{shown or words(item.text)}</td></tr>'
    )


def _pre(code: str) -> str:
    return f'<pre style="margin:0;text-align:left">{escape(code)}</pre>'


def words(text: str) -> str:
    """Escaped text in which `backticks` mark code."""
    return _CODE.sub(r"<code>\1</code>", escape(text))
