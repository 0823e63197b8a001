"""The field's words are those of ``notebooks/source/terms.toml``, in every notebook and every catalogue."""

import re
import runpy
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from dlcourse.resources import resource

ROOT = Path(__file__).parents[2]
SOURCES = resource("notebooks") / "source"
TERMS = tomllib.loads((SOURCES / "terms.toml").read_text(encoding="utf-8"))
GLOSSARY = runpy.run_path(str(ROOT / "scripts" / "make_glossary.py"))
FILES = [
    *sorted(SOURCES.glob("*.md")),
    *sorted((ROOT / "dlcourse").glob("chapters/*/messages.en.toml")),
    *sorted((ROOT / "dlcourse").glob("messages*.toml")),
]
HAN = re.compile(r"[\u4e00-\u9fff]+")
MARKUP = re.compile(r"\$[^$]*\$|[*_`\"“”(（,，;；:：、·|~]")
TITLE = "**Chapter "
WORDS = "**Glossary.** "


class Place(NamedTuple):
    """A Chinese term in a line: what stands before it, and the bracket around it, if there is one."""

    chinese: str
    before: str
    in_brackets: bool


def chinese_forms(entry):
    return [entry["chinese"], *entry.get("also", ())]


def english_forms(term):
    return [term, *TERMS[term].get("written", ())]


@cache
def by_chinese():
    """Map each Chinese form to the terms it stands for."""
    table = {}
    for term, entry in TERMS.items():
        for form in chinese_forms(entry):
            table.setdefault(form, []).append(term)
    return table


def places(line):
    """Find every Chinese term of a line; some begin with a letter, such as "S 型函数"."""
    for run in HAN.finditer(line):
        before, chinese = line[: run.start()], run[0]
        for form in by_chinese():
            lead = form.removesuffix(run[0])
            if lead and form.endswith(run[0]) and before.endswith(lead) and not HAN.search(lead):
                before, chinese = before.removesuffix(lead), form
        depth = sum(before.count(sign) for sign in "(（") - sum(before.count(sign) for sign in ")）")
        yield Place(chinese, before, depth > 0)


def says(before, terms):
    """Whether a text ends with a term, in one of its English or Chinese forms."""
    plain = " ".join(MARKUP.sub(" ", before).split()).lower()
    forms = [form for term in terms for form in [*english_forms(term), *chinese_forms(TERMS[term])]]
    return any(re.search(rf"(?:^|\W){re.escape(form.lower())}(?:s|es)?$", plain) for form in forms)


def never(text):
    """Each form of a text that the table forbids, with its term."""
    runs = {run[0] for run in HAN.finditer(text)}
    for term, entry in TERMS.items():
        for form in entry.get("never", ()):
            pattern = rf"(?<!\w){re.escape(form)}(?:s|es)?(?!\w)"
            if form in runs or (form.isascii() and re.search(pattern, text, re.IGNORECASE)):
                yield form, term


def english_before(before):
    """The phrase a Chinese term most likely stands for: an emphasised one, else the last two words."""
    tail = HAN.split(before)[-1].removeprefix(WORDS)
    emphasised = re.search(r"\*([^*]+)\*+[^*]*$", tail)
    phrase = emphasised[1].split() if emphasised else MARKUP.sub(" ", tail).split()[-2:]
    return " ".join(phrase).lower()


def faults(line, heading):
    """What is wrong with a line, each with how to mend it."""
    forbidden = dict(never(line))
    for form, term in forbidden.items():
        wanted = TERMS[term]["chinese"] if HAN.search(form) else term
        yield f"write {wanted!r}, not {form!r}: notebooks/source/terms.toml, entry {term!r}"
    for chinese, before, in_brackets in [] if line.startswith(TITLE) else places(line):
        terms, english = by_chinese().get(chinese, []), english_before(before)
        if not terms and chinese not in forbidden:
            yield (
                f"{chinese} is not in notebooks/source/terms.toml. If the term is there, use its Chinese "
                f"form; else add, in alphabetical order:\n"
                f'    ["{english}"]\n    chinese = "{chinese}"\n    means = "..."\n    section = "{heading}"'
            )
        if terms and (in_brackets or line.startswith(WORDS)) and not says(before, terms):
            yield (
                f"{chinese} is {' or '.join(map(repr, terms))} in notebooks/source/terms.toml, but stands "
                f"here behind {english!r}. Put it right behind one of {english_forms(terms[0])}, or add the "
                f"English form to 'written' of that entry"
            )


def all_faults():
    for file in FILES:
        heading = f"{file.stem}: "
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("## "):
                heading = f"{file.stem}: {line.removeprefix('## ')}"
            for fault in faults(line, heading):
                yield f"{file.relative_to(ROOT)}:{number}: {fault}"


def test_every_source_keeps_to_the_table():
    if found := list(all_faults()):
        pytest.fail("\n".join([*found, "then: autograder notebooks; python scripts/make_glossary.py"]))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The *hidden state* (隐藏状态) goes on.", "write '隐状态', not '隐藏状态'"),
        ("The shown state goes on.", "write 'hidden state', not 'shown state'"),
        ("Shown states go on.", "write 'hidden state', not 'shown state'"),
        ("The *memory cell* (记忆细胞) stays.", '["memory cell"]\n    chinese = "记忆细胞"'),
        ("The **memory** $c$ (细胞状态) stays.", "here behind 'memory'"),
        ("**Glossary.** hidden state 隐状态 · memory 细胞状态", "here behind 'memory'"),
        ("a sharp *sigmoid* (型函数)", "型函数 is not in notebooks/source/terms.toml"),
    ],
)
def test_a_fault_is_named_with_its_remedy(line, text):
    (fault,) = faults(line, "10_rnn_lstm: 1. A network with a memory")
    assert text in fault


@pytest.mark.parametrize(
    "line",
    [
        "The **hidden states** $h_t$ (隐状态) go on, as does the *cell state* (细胞状态, $c$).",
        "its *dilation* $d$ (膨胀率, 空洞率) and the sigmoid (S 型函数)",
        "a *unit* (单元; also *neuron*, 神经元)",
        "**Glossary.** knot 折点（节点） · logit 对数几率",
        "**Chapter 1** · 深度学习概念 · 95 minutes",
    ],
)
def test_a_line_that_keeps_to_the_table(line):
    assert list(faults(line, "")) == []


def sections():
    """Map the places that an entry may name to their texts."""
    found = {}
    for file in sorted(SOURCES.glob("*.md")):
        parts = re.split(r"^## (.+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for heading, text in zip(parts[1::2], parts[2::2], strict=True):
            found[f"{file.stem}: {heading}"] = f"{heading}\n{text}"
    return found


def with_chinese(texts):
    """Map each Chinese term to the sections that give it, glossaries aside."""
    found = {}
    for section, text in texts.items():
        for line in text.splitlines():
            for place in [] if line.startswith(WORDS) else places(line):
                found.setdefault(place.chinese, []).append(section)
    return found


def test_every_term_is_introduced_in_the_section_that_its_entry_names():
    texts, wrong = sections(), []
    given = with_chinese(texts)
    for term, entry in TERMS.items():
        section, forms = entry["section"], chinese_forms(entry)
        choice = [place for form in forms for place in given.get(form, ())]
        if section not in texts:
            wrong.append(f"{term}: there is no section {section!r}; in terms.toml name one of {choice}")
        elif choice and section not in choice:
            wrong.append(f"{term}: {section!r} does not give {forms[0]}; in terms.toml name one of {choice}")
        elif not any(form.lower() in texts[section].lower() for form in english_forms(term)):
            wrong.append(f"{term}: {section!r} does not use the word; in terms.toml name a section that does")
    if wrong:
        pytest.fail("\n".join(wrong))


def test_the_table_is_in_order_and_its_forms_do_not_contradict_each_other():
    assert list(TERMS) == sorted(TERMS, key=str.lower)
    for term, entry in TERMS.items():
        assert set(entry) <= {"chinese", "also", "written", "never", "means", "section"}, term
        assert entry["means"] and not entry["means"].endswith("."), term
        assert not set(entry.get("never", ())) & {*english_forms(term), *by_chinese()}, term
    chinese = [entry["chinese"] for entry in TERMS.values()]
    assert len(chinese) == len(set(chinese)), "two terms have one Chinese word"


def test_the_glossary_is_up_to_date():
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert page == GLOSSARY["glossary"](), "run 'python scripts/make_glossary.py'"
