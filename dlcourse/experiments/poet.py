"""Regular Chinese poems, and a small decoder-only transformer that writes them (chapter 11)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from dlcourse.data import load

BEGIN, PADDING = 0, -1
"""The symbol before and after every poem; what follows behind it in a table, which no model sees."""

LINES, PUNCTUATION = 4, "，。？！；"
WIDTH, HEADS, BLOCKS = 96, 4, 2

Attend = Callable[[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]
"""``attend(q, k, v, mask)`` on (N, heads, T, d), with a mask (T, T) that is True where a query may look."""


@dataclass(frozen=True)
class Poems:
    """The first four lines of every poem, as whole numbers.

    Attributes:
        symbols: the characters by their numbers; number 0 begins and ends a poem.
        train: integers (N, T): ``BEGIN``, the characters, ``BEGIN``, then ``PADDING``.
        test: the same for poems that are not for training.
    """

    symbols: str
    train: np.ndarray
    test: np.ndarray

    def text(self, numbers: Any) -> str:
        """The characters of a row of numbers, without its marks."""
        return "".join(self.symbols[n] for n in numbers if n > BEGIN)


def read_poems() -> Poems:
    """Load the poems of the data set and number their characters, the most frequent ones first."""
    data = load("poems_zh")
    train, test = ([_first_lines(poem) for poem in part] for part in (data.x_train, data.x_test))
    found, counts = np.unique(list("".join([*train, *test])), return_counts=True)
    symbols = "\n" + "".join(found[np.argsort(-counts, kind="stable")])
    number = {symbol: n for n, symbol in enumerate(symbols)}
    longest = max(map(len, train))
    return Poems(symbols, *(_table(part, number, longest + 2) for part in (train, test)))


def _first_lines(poem: str) -> str:
    ends = [place for place, symbol in enumerate(poem) if symbol in PUNCTUATION]
    return poem[: ends[LINES - 1] + 1]


def _table(poems: list[str], number: dict[str, int], length: int) -> np.ndarray:
    table = np.full((len(poems), length), PADDING)
    for row, poem in zip(table, poems, strict=True):
        row[: len(poem) + 2] = [BEGIN, *(number[symbol] for symbol in poem), BEGIN]
    return table


class Block(nn.Module):
    """Self-attention with several heads, then an MLP for each place; both are added to what came in."""

    def __init__(self, attend: Attend):
        super().__init__()
        self.attend = attend
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH, bias=False)
        self.out = nn.Linear(WIDTH, WIDTH, bias=False)
        self.up, self.down = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Map tokens (N, T, D) to tokens."""
        x = x + self.heads(self.norm1(x), mask)
        return x + self.down(F.relu(self.up(self.norm2(x))))

    def heads(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Cut, attend, merge and project."""
        n, t, d = x.shape
        q, k, v = (part.view(n, t, HEADS, -1).transpose(1, 2) for part in self.qkv(x).chunk(3, dim=-1))
        return self.out(self.attend(q, k, v, mask).transpose(1, 2).reshape(n, t, d))


class Poet(nn.Module):
    """Embedding and places, blocks with a causal mask, and the embedding once more to score every symbol.

    Args:
        symbols: how many there are.
        places: positional encoding, shape (at least T, WIDTH); it is not learned.
        attend: attention; by default PyTorch's.
        seed: of the first weights.
    """

    def __init__(self, symbols: int, places: np.ndarray, attend: Attend | None = None, seed: int = 0):
        super().__init__()
        self.places: torch.Tensor
        torch.manual_seed(seed)
        self.embedding = nn.Embedding(symbols, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.register_buffer("places", torch.tensor(places, dtype=torch.float32), persistent=False)
        self.blocks = nn.ModuleList(Block(attend or _by_torch) for _ in range(BLOCKS))
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(symbols))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits of the next symbol after every place: integers (N, T) to (N, T, symbols)."""
        length = x.shape[1]
        mask = torch.ones(length, length, dtype=torch.bool).tril()
        h = self.embedding(x) * WIDTH**0.5 + self.places[:length]
        for block in self.blocks:
            h = block(h, mask)
        return self.norm(h) @ self.embedding.weight.T + self.bias


def _by_torch(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)


def train(
    model: nn.Module,
    sequences: np.ndarray,
    updates: int,
    *,
    batch: int = 16,
    rate: float = 6e-3,
    seed: int = 0,
) -> list[float]:
    """Train with AdamW and a rate that rises, then falls to zero; return the bits per symbol by batch."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=updates, pct_start=0.1)
    rng, curve = np.random.default_rng(seed), []
    for _ in range(updates):
        loss = _loss(model, sequences[rng.integers(0, len(sequences), batch)])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        curve.append(loss.item() / np.log(2))
    return curve


def _loss(model: nn.Module, sequences: np.ndarray) -> torch.Tensor:
    used = (sequences != PADDING).any(axis=0)
    rows = torch.as_tensor(sequences[:, used])
    logits = model(rows[:, :-1].clamp(min=BEGIN))
    return F.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten(), ignore_index=PADDING)


@torch.no_grad()
def bits(model: nn.Module, sequences: np.ndarray) -> float:
    """Bits per symbol that a model needs for sequences, its end marks included."""
    counts, sums = [], []
    for rows in np.array_split(sequences, -(-len(sequences) // 64)):
        counts.append(np.count_nonzero(rows[:, 1:] != PADDING))
        sums.append(_loss(model, rows).item() * counts[-1])
    return float(sum(sums) / sum(counts) / np.log(2))
