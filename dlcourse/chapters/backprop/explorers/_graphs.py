"""Expressions as graphs: parsed from text, evaluated forwards, differentiated one node at a time."""

import ast
import math
from dataclasses import dataclass, field

MOST_NODES = 12
"""Larger graphs would not fit into the picture."""


@dataclass
class Node:
    """One value of the graph.

    Attributes:
        label: what made it: a letter, a number, an operation.
        value: the number that the forward pass gives.
        parents: indices of the nodes it was made from.
        slopes: local derivative with respect to each parent.
        level: longest way from a leaf, which is its column in the picture.
        grad: what has arrived at it so far.
    """

    label: str
    value: float
    parents: list[int] = field(default_factory=list)
    slopes: list[float] = field(default_factory=list)
    level: int = 0
    grad: float = 0.0


class GraphError(ValueError):
    """An expression that this explorer cannot draw."""


def build(expression: str, values: dict[str, float]) -> list[Node]:
    """Parse an expression of ``a``, ``b``, numbers, + - * / ** and tanh; later nodes use earlier ones.

    Raises:
        GraphError: something else stands in it, it is too large, or it has no value there.
    """
    try:
        tree = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        raise GraphError(f"“{expression}” is not a complete formula") from error
    nodes: list[Node] = []
    seen: dict[str, int] = {}
    try:
        _add(tree, values, nodes, seen)
    except (ZeroDivisionError, OverflowError) as error:
        raise GraphError(f"“{expression}” has no value here: {error}") from error
    if len(nodes) > MOST_NODES:
        raise GraphError(f"“{expression}” has {len(nodes)} nodes; at most {MOST_NODES} can be shown")
    return nodes


def backward_order(nodes: list[Node]) -> list[int]:
    """Nodes that send a gradient on, each one after all nodes that use it."""
    return [index for index in reversed(range(len(nodes))) if nodes[index].parents]


def go_backward(nodes: list[Node], steps: int, forget: bool) -> tuple[list[int], int | None]:
    """Do the first steps of the backward pass.

    Args:
        nodes: the graph; its gradients are filled in.
        steps: 0 is the forward pass only; 1 sets the gradient of the result; each further one visits a node.
        forget: a gradient that arrives replaces what is there, instead of being added.

    Returns:
        The nodes visited so far, and the one that has just been visited (None: none yet).
    """
    if steps == 0:
        return [], None
    nodes[-1].grad = 1.0
    visited = backward_order(nodes)[: steps - 1]
    for index in visited:
        node = nodes[index]
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arriving = node.grad * slope
            nodes[parent].grad = arriving if forget else nodes[parent].grad + arriving
    return visited, visited[-1] if visited else None


def _add(tree: ast.AST, values: dict[str, float], nodes: list[Node], seen: dict[str, int]) -> int:
    """Add a subexpression's nodes and return its index; a letter used twice is one node with two arrows."""
    text = ast.unparse(tree)
    if text in seen:
        return seen[text]
    node = _node(tree, values, nodes, seen)
    node.level = 1 + max((nodes[parent].level for parent in node.parents), default=-1)
    nodes.append(node)
    seen[text] = len(nodes) - 1
    return seen[text]


def _node(tree: ast.AST, values: dict[str, float], nodes: list[Node], seen: dict[str, int]) -> Node:
    if isinstance(tree, ast.Name) and tree.id in values:
        return Node(tree.id, values[tree.id])
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
        return Node(f"{tree.value:g}", float(tree.value))
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        parent = _add(tree.operand, values, nodes, seen)
        return Node("−", -nodes[parent].value, [parent], [-1.0])
    if (
        isinstance(tree, ast.Call)
        and isinstance(tree.func, ast.Name)
        and tree.func.id == "tanh"
        and len(tree.args) == 1
    ):
        parent = _add(tree.args[0], values, nodes, seen)
        y = math.tanh(nodes[parent].value)
        return Node("tanh", y, [parent], [1 - y * y])
    if isinstance(tree, ast.BinOp):
        return _binary(tree, values, nodes, seen)
    raise GraphError(
        f"“{ast.unparse(tree)}” is not understood; use {', '.join(values)}, numbers, + - * / ** and tanh(...)"
    )


def _binary(tree: ast.BinOp, values: dict[str, float], nodes: list[Node], seen: dict[str, int]) -> Node:
    if isinstance(tree.op, ast.Pow):
        return _power(tree, values, nodes, seen)
    left, right = (_add(side, values, nodes, seen) for side in (tree.left, tree.right))
    a, b = nodes[left].value, nodes[right].value
    match tree.op:
        case ast.Add():
            return Node("+", a + b, [left, right], [1.0, 1.0])
        case ast.Sub():
            return Node("−", a - b, [left, right], [1.0, -1.0])
        case ast.Mult():
            return Node("×", a * b, [left, right], [b, a])
        case ast.Div():
            return Node("÷", a / b, [left, right], [1 / b, -a / b**2])
    raise GraphError(f"“{ast.unparse(tree)}”: this operation is not understood; use + - * / **")


def _power(tree: ast.BinOp, values: dict[str, float], nodes: list[Node], seen: dict[str, int]) -> Node:
    if (
        not (isinstance(tree.right, ast.Constant) and isinstance(tree.right.value, int))
        or tree.right.value < 1
    ):
        raise GraphError(f"“{ast.unparse(tree)}”: the exponent must be a whole number, 1 or larger")
    parent, n = _add(tree.left, values, nodes, seen), tree.right.value
    a = nodes[parent].value
    return Node(f"^{n}", a**n, [parent], [n * a ** (n - 1)])
