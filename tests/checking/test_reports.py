"""Reports: words beside colours, student text escaped, the same content in HTML and plain text."""

from html.parser import HTMLParser

import numpy as np
import pytest

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise
from dlcourse.checking.report import Report
from dlcourse.checking.report.display import VERDICT_MIME
from dlcourse.checking.run import run


def report(id, *answers):
    found = exercise(id)
    return Report(run(found, [LocalCaller(answer, 1.0) for answer in answers]), found)


def bundle(id, *answers):
    return report(id, *answers)._repr_mimebundle_()


class Tags(HTMLParser):
    """Collects open tags and checks that they are closed in order."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], ""

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data + " "


def parse(html):
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return tags


def in_place(x):
    x -= x.mean()
    return x


def test_a_named_mistake_is_told_in_both_forms():
    shown = bundle("start.in_place", in_place)
    assert "changed on the way" in shown["text/plain"]
    assert "changed on the way" in parse(shown["text/html"]).text


def test_pass_and_fail_are_words_in_a_table_with_headers_and_caption():
    tags = parse(bundle("activations.dead_fraction", lambda acts: 0.5)["text/html"])
    assert "FAIL" in tags.text and "pass" in tags.text
    assert {"table", "caption", "th"} <= set(tags.seen)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</td></table>", '"onload="x', "<img src=x>"])
def test_student_text_is_inert(text):
    def prints():
        print(text)
        return text

    def raises():
        raise ValueError(text)

    for answer in (prints, raises):
        html = bundle("start.answer", answer)["text/html"]
        assert text not in html
        assert {"script", "img"}.isdisjoint(parse(html).seen)


def test_colours_come_with_their_background():
    html = bundle("start.answer", lambda: 1)["text/html"]
    for style in html.split('style="')[1:]:
        declared = style.split('"')[0]
        assert ("background:" in declared) == (";color:" in declared)


def test_no_var_or_class_dependence_on_the_theme():
    assert "var(--" not in bundle("start.answer", lambda: 1)["text/html"]


def test_the_summary_for_programs():
    summary = bundle("activations.dead_fraction", lambda acts: (acts <= 0).mean())[VERDICT_MIME]
    assert (
        summary
        == {
            "exercise": "activations.dead_fraction",
            "title": "Units that never wake up",
            "points": 0.0,
            "possible": 6,
            "mistakes": ["per_value"],
            "passed": summary["passed"],
            "total": 8,
        }
        or summary["points"] < 6
    )


def test_an_untouched_exercise_gets_one_sentence():
    def stub(acts):
        raise NotImplementedError

    text = repr(report("activations.dead_fraction", stub))
    assert "Not written yet" in text and "\n" not in text


def test_no_name_is_claimed_where_none_is_known():
    text = repr(report("activations.dead_fraction", lambda acts: acts.mean() + 0.123))
    assert "No known mistake fits" in text and "looks like" not in text


def test_long_arrays_are_shortened():
    text = repr(report("activations.collapse", lambda weights, biases: (np.ones((500, 500)), np.ones(500))))
    assert len(text) < 5000
