"""Grid worlds: a walker in a maze with goals and pits, and on a slippery floor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

MOVES = ((-1, 0), (0, 1), (1, 0), (0, -1))
"""Up, right, down, left: the four actions, as steps in rows and columns."""

COST, GOAL, PIT = -0.04, 1.0, -1.0
Step = Callable[[int, int], tuple[int, float, bool]]


@dataclass(frozen=True)
class World:
    """A maze as the tables of a Markov decision process with S states and four actions.

    Attributes:
        lines: the map: ``.`` floor, ``#`` wall, ``S`` start, ``G`` goal, ``P`` pit.
            Its cells are the states, row by row.
        p: probabilities (S, 4, S) of the next state.
        entered: rewards (S,) for entering a state.
        terminal: booleans (S,), True where an episode ends.
        start: the state in which an episode begins.
    """

    lines: tuple[str, ...]
    p: np.ndarray
    entered: np.ndarray
    terminal: np.ndarray
    start: int

    @property
    def r(self) -> np.ndarray:
        """Expected rewards (S, 4) of every action in every state."""
        return self.p @ self.entered

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.lines), len(self.lines[0])


def from_map(lines: Sequence[str], slip: float = 0.0) -> World:
    """The world of a map; with probability ``slip`` the walker goes in one of the two directions aside.

    Raises:
        ValueError: the map has no single start, rows of different lengths, or a sign that is unknown.
    """
    text = "".join(lines)
    if text.count("S") != 1 or len({len(line) for line in lines}) != 1 or set(text) - set(".#SGP"):
        raise ValueError(f"a map has equal rows of . # S G P with one S, got {list(lines)}")
    columns = len(lines[0])
    p = np.zeros((len(text), 4, len(text)))
    for state in range(len(text)):
        targets = [_target(lines, *divmod(state, columns), move) for move in MOVES]
        for action in range(4):
            for turn, share in ((0, 1 - slip), (1, slip / 2), (-1, slip / 2)):
                p[state, action, targets[(action + turn) % 4]] += share
    entered = np.array([{"G": GOAL, "P": PIT}.get(sign, COST) for sign in text])
    terminal = np.array([sign in "GP" for sign in text])
    return World(tuple(lines), p, entered, terminal, text.index("S"))


def _target(lines: Sequence[str], row: int, column: int, move: tuple[int, int]) -> int:
    """Where a move leads: walls and the border leave the walker where it is."""
    there = row + move[0], column + move[1]
    inside = 0 <= there[0] < len(lines) and 0 <= there[1] < len(lines[0])
    if not inside or lines[there[0]][there[1]] == "#":
        there = row, column
    return there[0] * len(lines[0]) + there[1]


def drawn(rng: np.random.Generator, rows: int = 6, columns: int = 7, slip: float = 0.1) -> World:
    """A random world whose goal can be reached from its start."""
    while True:
        signs = rng.choice(list(".#P"), size=rows * columns, p=[0.72, 0.18, 0.1])
        start, goal = rng.choice(rows * columns, 2, replace=False)
        signs[start], signs[goal] = "S", "G"
        lines = ["".join(row) for row in signs.reshape(rows, columns)]
        if _reaches(lines, int(start), int(goal)):
            return from_map(lines, slip)


def _reaches(lines: Sequence[str], start: int, goal: int) -> bool:
    met, waiting = {start}, [start]
    while waiting:
        row, column = divmod(waiting.pop(), len(lines[0]))
        near = {_target(lines, row, column, move) for move in MOVES} - met
        near = {state for state in near if lines[state // len(lines[0])][state % len(lines[0])] != "P"}
        met |= near
        waiting += near
    return goal in met


def step_in(world: World, rng: np.random.Generator) -> Step:
    """The world as a walker meets it: ``step(state, action)`` gives next state, reward, whether it ended."""
    ways = np.cumsum(world.p, axis=2)

    def step(state: int, action: int) -> tuple[int, float, bool]:
        there = int(
            np.searchsorted(ways[state, action], rng.random() * ways[state, action, -1], side="right")
        )
        return there, float(world.entered[there]), bool(world.terminal[there])

    return step


def walk(world: World, policy: np.ndarray, rng: np.random.Generator, longest: int = 60) -> list[int]:
    """The states of one episode, the start included, that takes action ``policy[state]`` everywhere."""
    step, path = step_in(world, rng), [world.start]
    while len(path) <= longest and not world.terminal[path[-1]]:
        path.append(step(path[-1], int(policy[path[-1]]))[0])
    return path
