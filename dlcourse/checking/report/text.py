"""A report as plain text, for terminals, logs and screen readers of them."""

from collections.abc import Iterator

from dlcourse.checking.report.content import Content, Item, Section


def to_text(content: Content) -> str:
    """Render a report as plain text."""
    lines = [f"{content.heading}: {content.summary}"]
    for section in content.sections:
        lines += _section(section, titled=len(content.sections) > 1)
    return "\n".join([*lines, *content.closing])


def _section(section: Section, titled: bool) -> Iterator[str]:
    if titled:
        yield f"{section.name}:"
    if section.sentence:
        yield f"  {section.sentence}"
    for row in section.failed:
        yield f"  {row.word}  {row.name}" + (f" ({row.note})" if row.note else "")
    if section.failed and section.passed:
        yield f"  {section.passed_label}"
    for row in section.passed if not section.failed else ():
        yield f"  {row.word}  {row.name}" + (f" ({row.note})" if row.note else "")
    for item in (*section.items, *section.remarks):
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    first, *others = (item.code or item.text or "").splitlines() or [""]
    yield f"  {item.label}: {first}" if first else f"  {item.label}"
    for line in others:
        yield f"      {line}"
