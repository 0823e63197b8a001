"""Machine-made mistakes: small changes of a solution's syntax tree, one at a time."""

import ast
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}


@dataclass(frozen=True)
class Mutant:
    """A changed solution: its code, the line that was changed, and that line before and after."""

    code: str
    line: int
    change: str


def mutants(code: str, lines: set[int]) -> Iterator[Mutant]:
    """Make every single small change within the given lines.

    Changed are operators, comparisons, constants (axes included), signs, terms (one side of an operation
    dropped), arguments (neighbours swapped, keywords dropped) and attributes (``.T`` dropped).
    """
    tree = ast.parse(code)
    places = [
        node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt) and node.lineno in lines
    ]
    seen = {ast.unparse(tree)}
    for index, node in enumerate(places):
        for variant in (ast.copy_location(v, node) for v in _variants(node)):
            changed = _replaced(tree, places, index, variant)
            text = ast.unparse(changed)
            if text not in seen:
                seen.add(text)
                yield Mutant(text, node.lineno, f"{ast.unparse(node)}  ->  {ast.unparse(variant)}")


def _replaced(tree: ast.AST, places: Sequence[ast.AST], index: int, variant: ast.AST) -> ast.AST:
    """A copy of the tree in which the node at this place is another one."""
    original = places[index]
    memo: dict[int, ast.AST] = {id(original): copy.deepcopy(variant)}
    return ast.fix_missing_locations(copy.deepcopy(tree, memo))


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp):
        yield from (
            ast.BinOp(node.left, operator(), node.right) for operator in _OPERATORS.get(type(node.op), ())
        )
        yield node.left
        yield node.right
    elif isinstance(node, ast.Compare):
        for comparison in _COMPARISONS.get(type(node.ops[0]), ()):
            yield ast.Compare(node.left, [comparison(), *node.ops[1:]], node.comparators)
    elif isinstance(node, ast.Constant):
        yield from (ast.Constant(value) for value in _other_constants(node.value))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.AugAssign):
        for operator in _OPERATORS.get(type(node.op), ()):
            yield ast.AugAssign(node.target, operator(), node.value)
        yield ast.Assign([node.target], node.value)


def _other_constants(value: object) -> list[bool | int | float]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, float):
        return [value * 2, value + 1.0]
    return []


def _other_calls(node: ast.Call) -> Iterator[ast.Call]:
    for i in range(len(node.args) - 1):
        swapped = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
        yield ast.Call(node.func, swapped, node.keywords)
    for i in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, [*node.keywords[:i], *node.keywords[i + 1 :]])
