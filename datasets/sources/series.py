"""Three series in time. They are split in time: what comes last is tested on, nothing is shuffled."""

import csv
from pathlib import Path

from .packages import STATSMODELS, Package
from .recipe import Column, Recipe, Table

_PUBLIC_DOMAIN = {
    "licence": "public domain",
    "licence_url": "https://creativecommons.org/public-domain/pdm/",
}


def build_sunspots(package: Path) -> Table:
    """Take the yearly counts; the last fifth is the test part."""
    rows = _rows(package / "statsmodels/datasets/sunspots/sunspots.csv")
    return _in_time(rows, len(rows) // 5)


def build_co2(package: Path) -> Table:
    """Take the weekly means with their dates written year-month-day; the last fifth is the test part."""
    rows = _rows(package / "statsmodels/datasets/co2/co2.csv")
    dated = [[f"{day[:4]}-{day[4:6]}-{day[6:]}", value] for day, value in rows]
    return _in_time(dated, len(dated) // 5)


def build_seattle_weather(package: Path) -> Table:
    """Take the four years of days; the last year is the test part."""
    rows = _rows(package / "vega_datasets/_data/seattle-weather.csv")
    return _in_time([[day.replace("/", "-"), *rest] for day, *rest in rows], 365)


def _rows(path: Path) -> list[list[str]]:
    with path.open(newline="") as lines:
        return list(csv.reader(lines))[1:]


def _in_time(rows: list[list[str]], test: int) -> Table:
    return Table(rows[:-test], rows[-test:])


SUNSPOTS = Recipe(
    name="sunspots",
    file="sunspots.csv",
    packages=(STATSMODELS,),
    build=build_sunspots,
    card={
        "title": "Sunspots, 1700 to 2008",
        "summary": "How many spots the sun showed, a mean for each of 309 years: a cycle of about eleven "
        "years that never repeats itself exactly.",
        "task": "predict the years to come",
        "classes": [],
        "split": "1700 to 1947 for training, 1948 to 2008 for testing",
        "cut": "All years.",
        "baseline": "Saying that every year will be like the last is wrong by 24.9 spots on average.",
        "attribution": "National Geophysical Data Center, by way of statsmodels.",
        "notes": [],
        **_PUBLIC_DOMAIN,
    },
    columns=(
        Column("year", "x", "int64", "the year"),
        Column("sunspots", "y", "float32", "the mean number of sunspots in that year"),
    ),
)

CO2 = Recipe(
    name="co2",
    file="co2.csv",
    packages=(STATSMODELS,),
    build=build_co2,
    card={
        "title": "Carbon dioxide above Mauna Loa, 1958 to 2001",
        "summary": "Weekly means of 2,284 weeks: a rise with the seasons on top, and some weeks missing.",
        "task": "predict the weeks to come",
        "classes": [],
        "split": "29 March 1958 to 3 April 1993 for training, the rest for testing",
        "cut": "All weeks.",
        "baseline": "Saying that every week will be like the last is wrong by 0.41 ppm on average.",
        "attribution": "C.D. Keeling and T.P. Whorf, Scripps Institution of Oceanography, by way of "
        "statsmodels.",
        "notes": ["59 weeks were not measured: NaN."],
        **_PUBLIC_DOMAIN,
    },
    columns=(
        Column("date", "x", "date", "the Saturday that ends the week"),
        Column("co2", "y", "float32", "carbon dioxide in parts per million of volume, NaN where missing"),
    ),
)

SEATTLE_WEATHER = Recipe(
    name="seattle_weather",
    file="seattle_weather.csv",
    packages=(
        Package(
            "PyPI",
            "vega_datasets",
            "0.9.0",
            "3d7c63917be6ca9b154b565f4779a31fedce57b01b5b9d99d8a34a7608062a1d",
        ),
    ),
    build=build_seattle_weather,
    card={
        "title": "Weather in Seattle, 2012 to 2015",
        "summary": "Rain, temperatures and wind of 1,461 days, without a gap: a series of several "
        "quantities.",
        "task": "predict the days to come, or classify a day's weather",
        "classes": ["drizzle", "fog", "rain", "snow", "sun"],
        "split": "2012 to 2014 for training, 2015 for testing",
        "cut": "All days.",
        "baseline": "Logistic regression on standardised columns names the weather of 58 % of the test days.",
        "attribution": "National Oceanic and Atmospheric Administration, by way of vega_datasets.",
        "notes": [
            "The word noted for a day changed its meaning: wet days are mostly called rain in 2012 and fog "
            "in 2014. What comes later need not be like what came before."
        ],
        **_PUBLIC_DOMAIN,
    },
    columns=(
        Column("date", "extra", "date", "the day"),
        Column("precipitation", "x", "float32", "precipitation in mm"),
        Column("temp_max", "x", "float32", "highest temperature in degrees Celsius"),
        Column("temp_min", "x", "float32", "lowest temperature in degrees Celsius"),
        Column("wind", "x", "float32", "mean wind speed in m/s"),
        Column("weather", "y", "class", "the weather in one word, an index into classes"),
    ),
)
