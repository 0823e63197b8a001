"""``balance()``: how much of a chapter was foreseen, and where another look pays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from dlcourse.checking.report.surroundings import in_notebook, is_being_graded
from dlcourse.predicting.questions import Question, everything_predicted, words
from dlcourse.predicting.sections import anchor, sections
from dlcourse.state import state


@dataclass(frozen=True)
class Balance:
    """The predictions of a chapter, held against what was right; shows itself as HTML or as text.

    Attributes:
        foreseen: predicted, and so it was.
        missed: predicted otherwise.
        still_open: not predicted.
        choices: the letters chosen, by id.
        sections: the heading under which each is asked, by id.
        sentences: what the student wrote about an outcome, by id.
    """

    foreseen: list[Question]
    missed: list[Question]
    still_open: list[Question]
    choices: Mapping[str, Any]
    sections: Mapping[str, str]
    sentences: Mapping[str, Any]

    @property
    def predicted(self) -> int:
        """How many predictions there are."""
        return len(self.foreseen) + len(self.missed)

    def summary(self) -> Iterator[str]:
        """The sentences that count."""
        said = words()
        if self.predicted:
            yield said["counted"].format(right=len(self.foreseen), total=self.predicted)
        else:
            yield said["nothing"]
        if self.still_open:
            yield said["still_open"].format(count=len(self.still_open))

    def __repr__(self) -> str:
        lines = [" ".join(self.summary())]
        if self.missed:
            lines.append(words()["look_again"])
        for question in self.missed:
            lines.append(f"- {self.sections.get(question.id, question.id)}: {question.question}")
            lines += [f"  {sentence}" for sentence in self._about(question)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        said = words()
        items = "".join(f"<li>{self._item(question)}</li>" for question in self.missed)
        parts = [
            f'<h3 style="margin:0;font-size:1.15em">{escape(said["balance_title"])}</h3>',
            f"<p>{escape(' '.join(self.summary()))}</p>",
            f"<p>{escape(said['look_again'])}</p><ul>{items}</ul>" if items else "",
        ]
        return f'<div class="dlcourse-balance">{"".join(parts)}</div>'

    def _item(self, question: Question) -> str:
        heading = self.sections.get(question.id, "")
        link = f'<a href="{escape(anchor(heading))}">{escape(heading)}</a>: ' if heading else ""
        parts = [link + escape(question.question), *map(escape, self._about(question))]
        return "<br>".join(parts)

    def _about(self, question: Question) -> Iterator[str]:
        said, letter = words(), self.choices[question.id]
        yield said["missed"].format(expected=question.options[letter], right=question.right)
        if self.sentences.get(question.id):
            yield said["your_reason"].format(sentence=self.sentences[question.id])


def balance(chapter: str) -> None:
    """Show how many predictions of a chapter came true, those of explorers too, with links to the others.

    Args:
        chapter: for example ``"activations"``.

    Raises:
        UnknownIdError: there is no such chapter.
    """
    found = measure(chapter, state().section("predictions"), state().section("explanations"))
    if is_being_graded():
        return
    if not in_notebook():
        print(found)
        return
    from IPython.display import display

    display(found)


def measure(chapter: str, choices: Mapping[str, Any], sentences: Mapping[str, Any] | None = None) -> Balance:
    """Hold choices against what was right.

    Args:
        chapter: its name.
        choices: letters by id; an option that no longer exists counts as not chosen.
        sentences: what was written about the outcomes, by id.
    """
    predicted = everything_predicted(chapter)
    where = sections(chapter)
    order = {id: place for place, id in enumerate(where)}
    asked = sorted(predicted, key=lambda each: order.get(each.id, len(order)))
    chosen = [each for each in asked if choices.get(each.id) in each.options]
    return Balance(
        foreseen=[each for each in chosen if choices[each.id] == each.answer],
        missed=[each for each in chosen if choices[each.id] != each.answer],
        still_open=[each for each in asked if each not in chosen],
        choices=choices,
        sections=where,
        sentences=sentences or {},
    )
