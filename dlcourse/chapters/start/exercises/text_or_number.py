"""0.2 A number that is text: the message shows the type."""

import re

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, generic
from dlcourse.checking.compare import compare


def total(prices):
    return sum(float(price) for price in prices)


def by_loop(prices):
    result = 0.0
    for price in prices:
        result = result + float(price)
    return result


def as_number(answer, prices):
    """Play: a Decimal or Fraction is a number too."""
    result = answer(prices)
    return float(result) if type(result).__name__ in ("Decimal", "Fraction") else result


def stops_with(id, words, example, paraphrase):
    """A mistake known by what Python says to it, every time that something is wrong."""

    def shows(evidence):
        return all(re.search(words, call.got.message) for call in evidence.failed)

    return Symptom(id, shows, example, paraphrase)


def _digits_as_text(evidence):
    """The right number, but as text."""
    pairs = [(call.got.value, call.expected.value) for call in evidence.calls]
    digits = all(isinstance(text, str) and re.fullmatch(r"\d+(\.\d+)?", text) for text, _ in pairs)
    return digits and all(compare(float(text), number) is None for text, number in pairs)


def _first_price(prices):
    for price in prices:
        return float(price)


def _converted_in_vain(prices):
    result = 0
    for price in prices:
        float(price)
        result += price
    return result


mistakes = [
    generic.prints_instead(lambda prices: print(total(prices)), lambda prices: print(by_loop(prices))),
    Symptom("text_instead", _digits_as_text, lambda p: str(total(p)), lambda p: f"{by_loop(p):.2f}"),
    stops_with("not_converted", "'str'$|'str' |<U|not str|sum strings", sum, _converted_in_vain),
    stops_with(
        "int_reads_no_point", "literal for int", lambda p: sum(map(int, p)), lambda p: int(p[0]) + total(p)
    ),
    stops_with("whole_list_converted", "not 'list'", lambda p: float(p), lambda p: int(p)),
    Wrong("joined", "".join, lambda p: "".join(str(price) for price in p)),
    Wrong("joined", lambda p: float("".join(p)), lambda p: float("".join(list(p)))),
    Wrong("cents_cut_off", lambda p: sum(int(float(x)) for x in p), lambda p: sum(float(x) // 1 for x in p)),
    Wrong("cut_to_integers", lambda p: round(total(p)), lambda p: float(f"{by_loop(p):.0f}")),
    Wrong("cut_to_integers", lambda p: int(total(p)), lambda p: by_loop(p) // 1),
    Wrong(
        "cut_to_integers",
        lambda p: sum(round(float(x)) for x in p),
        lambda p: total([f"{float(x):.0f}" for x in p]),
    ),
    Wrong("in_cents", lambda p: sum(int(x.replace(".", "")) for x in p), lambda p: 100 * total(p)),
    Wrong("mean_instead", lambda p: total(p) / len(p), lambda p: by_loop(p) / len(p)),
    generic.generic("returns_in_loop", _first_price, _first_price),
    Wrong("first_only", lambda p: float(p[0]), lambda p: total(p[:1])),
    Wrong("last_only", lambda p: float(p[-1]), lambda p: total(p[-1:])),
    Wrong("off_by_one", lambda p: total(p[:-1]), lambda p: sum(float(p[i]) for i in range(len(p) - 1))),
    Wrong("off_by_one", lambda p: total(p[1:]), lambda p: sum(float(p[i]) for i in range(1, len(p)))),
    Wrong("only_the_examples", lambda p: float(p[0]) + float(p[1]), lambda p: by_loop([p[1], p[0]])),
    Wrong("not_reduced", lambda p: [float(x) for x in p], lambda p: list(map(float, p))),
]

visible = [
    Case("two prices", (["1.50", "2.25"],), play=as_number),
    Case("one price", (["4.20"],), play=as_number),
]


def drawn(rng):
    return [
        Case("drawn prices", ([f"{price:.2f}" for price in rng.uniform(0.5, 9.5, n)],), play=as_number)
        for n in (3, 6)
    ]


exercise = Exercise(
    number="0.2", points=0, answers=[Function("total", total, [by_loop], mistakes, visible, drawn)]
)
