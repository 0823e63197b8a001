"""Pictures of emoji with their names in English and Chinese."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from .choosing import stratified, take
from .packages import CLDR_ANNOTATIONS, Package
from .recipe import Arrays, Recipe

_LEFT_OUT = {"Flags", "Component"}  # most flags have no name of their own, components are fragments


def build(pictures: Path, annotations: Path) -> Arrays:
    """Pair each picture with its two names, without the variants in other skin tones."""
    english, chinese = (_names(annotations, language) for language in ("en", "zh"))
    rows = []
    for emoji in json.loads((pictures / "package/emoji.json").read_text()):
        symbol = "".join(chr(int(code, 16)) for code in emoji["unified"].split("-"))
        spelling = next((s for s in (symbol, symbol.replace("\ufe0f", "")) if s in english), None)
        if emoji["has_img_twitter"] and emoji["category"] not in _LEFT_OUT and spelling in chinese:
            path = pictures / "package/img/twitter/64" / emoji["image"]
            rows.append((_small(path), emoji["category"], symbol, english[spelling], chinese[spelling]))
    train, test = stratified([row[1] for row in rows], 314, "emoji_captions")
    return Arrays(_arrays(take(rows, train), "train") | _arrays(take(rows, test), "test"))


def _names(annotations: Path, language: str) -> dict[str, str]:
    path = annotations / "package/annotations" / language / "annotations.json"
    entries = json.loads(path.read_text())["annotations"]["annotations"]
    return {symbol: entry["tts"][0] for symbol, entry in entries.items() if "tts" in entry}


def _small(path: Path) -> np.ndarray:
    """Lay a 64 x 64 picture on white and average blocks of 2 x 2 pixels, all in whole numbers."""
    picture = np.asarray(Image.open(path).convert("RGBA")).astype(np.int64)
    colour, alpha = picture[..., :3], picture[..., 3:]
    blended = colour * alpha + 255 * (255 - alpha)
    blocks = blended.reshape(32, 2, 32, 2, 3).sum(axis=(1, 3))
    return ((blocks + 2 * 255) // (4 * 255)).astype(np.uint8).transpose(2, 0, 1)


def _arrays(rows: list[tuple], part: str) -> dict[str, np.ndarray]:
    images, groups, symbols, english, chinese = zip(*rows, strict=True)
    return {
        f"x_{part}": np.stack(images),
        f"y_{part}": np.array([_GROUPS.index(group) for group in groups]),
        f"english_{part}": np.array(english),
        f"chinese_{part}": np.array(chinese),
        f"symbol_{part}": np.array(symbols),
    }


_GROUPS = [
    *("Smileys & Emotion", "People & Body", "Animals & Nature", "Food & Drink"),
    *("Travel & Places", "Activities", "Objects", "Symbols"),
]

EMOJI_CAPTIONS = Recipe(
    name="emoji_captions",
    file="emoji_captions.npz",
    packages=(
        Package(
            "npm",
            "emoji-datasource-twitter",
            "16.0.0",
            "f64a530c63bca463bd8317fdc4615ce63a53a0c65018e4ce2d848aaba7a28877",
        ),
        CLDR_ANNOTATIONS,
    ),
    build=build,
    card={
        "title": "Emoji with captions in two languages",
        "summary": "1,572 small colour pictures, each with its English and its Chinese name: "
        "a set that is small enough to train a joint embedding of pictures and words.",
        "task": "match pictures and captions, or classify a picture into 8 groups",
        "classes": _GROUPS,
        "split": "1,258 for training and 314 for testing, the same mix of groups in both",
        "cut": "Every emoji that has a picture and a name in both languages, one skin tone each, without "
        "flags and components; laid on white and averaged from 64 x 64 down to 32 x 32 pixels.",
        "baseline": "Logistic regression on the pixels finds the group of 53 % of the test part; the largest "
        "group is 21 % of it.",
        "licence": "CC-BY-4.0 AND Unicode-3.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": "Pictures: Twemoji, copyright Twitter, Inc. and other contributors, CC BY 4.0, "
        "scaled down and laid on white. Names: Unicode CLDR, copyright (c) 2004-2026 Unicode, Inc., "
        "Unicode License v3.",
        "notes": [],
    },
    meaning={
        "x": "images (N, channel, height, width), red, green and blue from 0 to 255 on white",
        "y": "the group of the emoji, an index into classes",
        "english": "the name in English",
        "chinese": "the name in Simplified Chinese",
        "symbol": "the emoji itself as text",
    },
)
