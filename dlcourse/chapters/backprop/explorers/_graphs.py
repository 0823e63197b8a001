"""Expressions as graphs: parsed from text, evaluated forwards, differentiated one node at a time."""

import ast
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dlcourse.exploring import InputError

MOST_NODES = 12
"""Larger graphs would not fit into the picture."""

LEAVES = "ab"
_NAMES = "cdefghijklmnop"
_TYPED = {"−": "-", "·": "*", "×": "*", "÷": "/", ":": "/", "^": "**", "²": "**2", "³": "**3"}
_SYMBOLS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "·", ast.Div: "/"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Node:
    """One value of the graph.

    Attributes:
        name: a letter; the number itself for constants.
        operation: "+", "−", "·", "/", "power", "tanh", "negative"; "" for leaves.
        parents: indices of the nodes it is made from.
        exponent: of a power.
    """

    name: str
    operation: str = ""
    parents: tuple[int, ...] = ()
    exponent: int = 1


Formula = tuple[Node, ...]


@dataclass(frozen=True)
class Arithmetic:
    """What a node computes: its value, and its local slope towards each parent."""

    value: float
    slopes: tuple[float, ...]


def written(node: Node, parts: Sequence[str]) -> str:
    """A node's operation on parts that are already written: ``a · b``, ``c²``, ``tanh(d)``."""
    bracketed = [f"({part})" if part.startswith("−") else part for part in parts]
    match node.operation:
        case "power":
            return f"{bracketed[0]}{str(node.exponent).translate(_RAISED)}"
        case "tanh":
            return f"tanh({parts[0]})"
        case "negative":
            return f"−{bracketed[0]}"
    return f"{parts[0]} {node.operation} {bracketed[1]}"


def computed(node: Node, x: Sequence[float]) -> Arithmetic:
    """Value and local slopes; all of them are NaN where there is no value, as after a division by zero."""
    try:
        value, *slopes = map(float, _RULES[node.operation](node, *x))
    except (ZeroDivisionError, OverflowError):
        return Arithmetic(math.nan, (math.nan,) * len(node.parents))
    return Arithmetic(value, tuple(slopes))


_RULES: dict[str, Callable[..., tuple[float, ...]]] = {
    "+": lambda _, x, y: (x + y, 1, 1),
    "−": lambda _, x, y: (x - y, 1, -1),
    "·": lambda _, x, y: (x * y, y, x),
    "/": lambda _, x, y: (x / y, 1 / y, -x / y**2),
    "power": lambda node, x: (x**node.exponent, node.exponent * x ** (node.exponent - 1)),
    "tanh": lambda _, x: (math.tanh(x), 1 - math.tanh(x) ** 2),
    "negative": lambda _, x: (-x, -1),
}


def slope_rule(node: Node, which: int, names: Sequence[str]) -> str:
    """The local slope towards one parent as a formula: the slope of ``a · b`` towards a is ``b``."""
    x, y = names[0], names[-1]
    match node.operation:
        case "·":
            return y if which == 0 else x
        case "/":
            return f"1/{y}" if which == 0 else f"−{x}/{y}²"
        case "power":
            power = str(node.exponent - 1).translate(_RAISED) if node.exponent > 2 else ""
            return f"{node.exponent} · {x}{power}" if node.exponent > 1 else ""
        case "tanh":
            return f"1 − tanh({x})²"
    return ""


@lru_cache(256)
def parse(expression: str) -> Formula:
    """The nodes of an expression of a, b, numbers, + - * / ** and tanh; later nodes use earlier ones.

    Raises:
        InputError: something else stands in it, or it is too large.
    """
    typed = "".join(_TYPED.get(character, character) for character in expression).strip()
    try:
        tree = ast.parse(typed, mode="eval").body
    except (SyntaxError, ValueError):
        raise InputError("expression", "incomplete", found=expression) from None
    nodes: list[Node] = []
    _add(tree, nodes, {})
    if len(nodes) > MOST_NODES:
        raise InputError("expression", "too_large", found=expression, nodes=len(nodes), most=MOST_NODES)
    return _named(nodes)


def _named(nodes: list[Node]) -> Formula:
    """Operations get the letters from c on, the last one is L."""
    letters = iter(_NAMES)
    named = [node if node.name else _with_name(node, next(letters)) for node in nodes[:-1]]
    last = nodes[-1]
    return *named, _with_name(last, "L") if last.operation else last


def _with_name(node: Node, name: str) -> Node:
    return Node(name, node.operation, node.parents, node.exponent)


def _add(tree: ast.expr, nodes: list[Node], seen: dict[str, int]) -> int:
    """Add a subexpression's nodes and return its index; a letter used twice is one node with two arrows."""
    text = ast.unparse(tree)
    if text not in seen:
        nodes.append(_node(tree, nodes, seen))
        seen[text] = len(nodes) - 1
    return seen[text]


def _node(tree: ast.expr, nodes: list[Node], seen: dict[str, int]) -> Node:
    match tree:
        case ast.Name(name) if name in LEAVES:
            return Node(name)
        case ast.Constant(value) if isinstance(value, int | float) and not isinstance(value, bool):
            return Node(f"{value:g}")
        case ast.UnaryOp(ast.USub(), operand):
            return Node("", "negative", (_add(operand, nodes, seen),))
        case ast.Call(ast.Name("tanh"), [argument], []):
            return Node("", "tanh", (_add(argument, nodes, seen),))
        case ast.BinOp(base, ast.Pow(), power):
            exponent = _exponent(tree, power)
            return Node("", "power", (_add(base, nodes, seen),), exponent)
        case ast.BinOp(left, operator, right) if type(operator) in _SYMBOLS:
            parents = (_add(left, nodes, seen), _add(right, nodes, seen))
            return Node("", _SYMBOLS[type(operator)], parents)
    raise InputError("expression", "unknown", found=ast.unparse(tree))


def _exponent(tree: ast.expr, power: ast.expr) -> int:
    if isinstance(power, ast.Constant) and type(power.value) is int and 1 <= power.value < 100:
        return power.value
    raise InputError("expression", "exponent", found=ast.unparse(tree))
