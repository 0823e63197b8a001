"""Faults that a picture in its flat form can be asked for; the tests of every explorer do."""

from dlcourse.exploring.scene.shapes import Box, Drawing, Shape, box_of

SMALLEST = 10.5
"""Pixels: the smallest font that is read with ease."""

_TOUCH = 1.5  # pixels that two boxes may share: the widths of texts are estimates from above


def overlaps(drawing: Drawing) -> list[str]:
    """Pairs of texts that lie on each other, and texts that lie on a node that is not theirs."""
    texts = [(shape, box) for shape in drawing.shapes if shape.tag == "text" and (box := box_of(shape))]
    nodes = [box for shape in drawing.shapes if shape.solid and (box := box_of(shape))]
    found = []
    for i, (shape, box) in enumerate(texts):
        found += [f"{shape.text!r} on {other.text!r}" for other, b in texts[:i] if box.meets(b, _TOUCH)]
        found += [
            f"{shape.text!r} on a node"
            for node in nodes
            if box.meets(node, _TOUCH) and not _within(box, node)
        ]
    found += ["two nodes" for i, node in enumerate(nodes) for other in nodes[:i] if node.meets(other)]
    return found


def _within(box: Box, node: Box) -> bool:
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    return node.x <= middle_x <= node.right and node.y <= middle_y <= node.bottom


def outside(drawing: Drawing) -> list[str]:
    """Texts, rectangles, circles and images that are not whole in the picture."""
    whole = Box(0, 0, drawing.width, drawing.height)
    boxes = [(shape, box) for shape in drawing.shapes if (box := box_of(shape))]
    return [_named(shape) for shape, box in boxes if not _contains(whole, box)]


def _contains(whole: Box, box: Box) -> bool:
    return (
        box.x >= -_TOUCH
        and box.y >= -_TOUCH
        and box.right <= whole.right + _TOUCH
        and box.bottom <= whole.bottom + _TOUCH
    )


def small_texts(drawing: Drawing) -> list[str]:
    """Texts in a font that is too small."""
    texts = (shape for shape in drawing.shapes if shape.tag == "text")
    return [shape.text for shape in texts if shape.attrs["font-size"] < SMALLEST]


def _named(shape: Shape) -> str:
    return repr(shape.text) if shape.text else f"a {shape.tag} {dict(shape.attrs)}"
