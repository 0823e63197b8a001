"""Sequence to sequence: one network reads, another writes and looks back at what was read."""

from typing import NamedTuple

import numpy as np

from dlcourse.numpy.attention_additive import additive_attention, additive_attention_backward
from dlcourse.numpy.init import xavier_uniform
from dlcourse.numpy.layers import GRU, Embedding, Layer, Linear


class Translation(NamedTuple):
    """What a ``Seq2Seq`` wrote.

    Attributes:
        symbols: integers (N, L).
        alignment: how much each of them looked at each source position (N, L, S); each row sums to 1.
    """

    symbols: np.ndarray
    alignment: np.ndarray


class Seq2Seq(Layer):
    """An encoder and a decoder with additive attention between them.

    Both are GRUs. Each state of the decoder looks at all states of the encoder; the context it gets and the
    state itself say which symbol comes next. All that the decoder learns of the source comes this way, so its
    alignment tells the whole story. (In the first such model the context went into the recurrence as well;
    kept outside, as by Luong, all steps can be computed at once.)

    Args:
        source_vocab_size: how many symbols there are to read.
        target_vocab_size: V, how many there are to write.
        rng: draws the weights.
        embedding_dim: features of the embeddings.
        hidden_size: H, units of each GRU and of the attention's tanh layer.
        padding_idx: source symbol that fills up short sources and is never looked at.

    Source: Bahdanau, Cho and Bengio, Neural Machine Translation by Jointly Learning to Align and Translate,
    ICLR 2015; Luong, Pham and Manning, Effective Approaches to Attention-based NMT, EMNLP 2015, section 3.1.
    """

    wq: np.ndarray
    wk: np.ndarray
    w: np.ndarray

    def __init__(
        self,
        source_vocab_size: int,
        target_vocab_size: int,
        *,
        rng: np.random.Generator,
        embedding_dim: int = 32,
        hidden_size: int = 64,
        padding_idx: int | None = None,
    ):
        super().__init__(
            {
                "wq": xavier_uniform((hidden_size, hidden_size), rng),
                "wk": xavier_uniform((hidden_size, hidden_size), rng),
                "w": xavier_uniform((hidden_size, 1), rng)[:, 0],
            }
        )
        self.padding_idx = padding_idx
        self.reader = Embedding(source_vocab_size, embedding_dim, rng=rng)
        self.encoder = GRU(embedding_dim, hidden_size, rng=rng)
        self.writer = Embedding(target_vocab_size, embedding_dim, rng=rng)
        self.decoder = GRU(embedding_dim, hidden_size, rng=rng)
        self.output = Linear(2 * hidden_size, target_vocab_size, rng=rng)
        self.layers = {
            "reader": self.reader,
            "encoder": self.encoder,
            "writer": self.writer,
            "decoder": self.decoder,
            "output": self.output,
        }

    def forward(self, x: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """Return the logits of the next symbol after every position of the target, (N, L, V).

        Args:
            x: integers to read (N, S), and what has been written so far (N, L), from a start symbol on.
        """
        source, target = x
        keys = self.encoder.forward(self.reader.forward(source).swapaxes(0, 1)).swapaxes(0, 1)
        queries = self.decoder.forward(self.writer.forward(target).swapaxes(0, 1)).swapaxes(0, 1)
        mask = None if self.padding_idx is None else (source != self.padding_idx)[:, None, :]
        context, self._cache = additive_attention(queries, keys, keys, self.wq, self.wk, self.w, mask=mask)
        return self.output.forward(np.concatenate([queries, context], axis=-1))

    def backward(self, dout: np.ndarray) -> None:
        """Keep the gradients of all parameters; symbols have none.

        Args:
            dout: upstream gradient (N, L, V).
        """
        dqueries, dcontext = np.split(self.output.backward(dout), 2, axis=-1)
        dq, dk, dv, dwq, dwk, dw = additive_attention_backward(dcontext, self._recall())
        self._keep(wq=dwq, wk=dwk, w=dw)
        dembedded = self.decoder.backward((dqueries + dq).swapaxes(0, 1))
        self.writer.backward(dembedded.swapaxes(0, 1))
        dembedded = self.encoder.backward((dk + dv).swapaxes(0, 1))
        self.reader.backward(dembedded.swapaxes(0, 1))

    def translate(self, source: np.ndarray, *, start: int, length: int) -> Translation:
        """Write the likeliest symbol at every step.

        Args:
            source: integers to read (N, S).
            start: the start symbol.
            length: L, how many symbols to write.

        Returns:
            The symbols and the alignment.
        """
        target = np.full((len(source), 1), start)
        for _ in range(length):
            following = self.forward((source, target))[:, -1].argmax(axis=-1)
            target = np.column_stack([target, following])
        return Translation(target[:, 1:], self._cache.weights)
