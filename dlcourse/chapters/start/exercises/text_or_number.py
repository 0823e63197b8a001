"""0.2 A number that is text: the message shows the type."""

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def total(prices):
    return sum(float(price) for price in prices)


def by_loop(prices):
    result = 0.0
    for price in prices:
        result = result + float(price)
    return result


exercise = Exercise(
    number="0.2",
    points=0,
    answers=[
        Function(
            "total",
            reference=total,
            alternatives=[by_loop],
            mistakes=[
                generic.text_instead(
                    lambda prices: str(total(prices)), lambda prices: f"{by_loop(prices)!r}"
                ),
                Wrong("joined", "".join, lambda prices: "".join(str(p) for p in prices)),
                Wrong(
                    "cents_cut_off",
                    lambda p: sum(int(float(x)) for x in p),
                    lambda p: sum(float(x) // 1 for x in p),
                ),
                generic.prints_instead(
                    lambda prices: print(total(prices)), lambda prices: print(by_loop(prices))
                ),
            ],
            visible=[Case("two prices", (["1.50", "2.25"],)), Case("one price", (["3.75"],))],
            cases=lambda rng: [Case("drawn prices", ([f"{x:.2f}" for x in rng.uniform(0.5, 9.5, 5)],))],
        )
    ],
)
