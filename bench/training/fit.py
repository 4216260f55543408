"""Fitting a table to pairs: each query must be nearer to its own passage than to every other passage of its batch.

Multiple-negatives ranking loss (Henderson et al. 2017) in both directions, cosine times `scale`, Adam, one source a
batch, linear warm-up and decay, one epoch. Torch on the CPU; equal seeds give equal tables on one machine.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from bench.training.encoded import Source

Table = NDArray[np.float32]
_Bag = tuple[torch.Tensor, torch.Tensor]


class Plan(NamedTuple):
    """How to fit."""

    dimensions: int = 512
    batch: int = 1024
    rate: float = 0.05
    scale: float = 20.0
    warm_up: float = 0.1
    seed: int = 7


def random_table(frequencies: NDArray[np.float64], plan: Plan) -> Table:
    """Random directions, each as long as its token is rare (`rarity`)."""
    noise = np.random.default_rng(plan.seed).standard_normal((len(frequencies), plan.dimensions))
    table: Table = (noise * rarity(frequencies)[:, None] / np.sqrt(plan.dimensions)).astype(np.float32)
    return table


def rarity(frequencies: NDArray[np.float64], *, a: float = 1e-3) -> NDArray[np.float64]:
    """Smooth inverse frequency, a / (a + p) (Arora et al. 2017)."""
    return a / (a + frequencies)


def fit_vectors(table: Table, sources: Sequence[Source], plan: Plan) -> Table:
    """The table with every number fitted."""
    weight = torch.nn.Parameter(torch.from_numpy(table.copy()))
    _fit(weight, lambda texts: functional.embedding_bag(texts[0], weight, texts[1], mode="mean"), sources, plan)
    result: Table = weight.detach().numpy()
    return result


def fit_lengths(table: Table, sources: Sequence[Source], plan: Plan) -> Table:
    """The table with the direction of each row kept and its length fitted: how much each token weighs."""
    lengths = np.linalg.norm(table, axis=1, keepdims=True) + 1e-6
    directions = torch.from_numpy(table / lengths)
    logs = torch.nn.Parameter(torch.from_numpy(np.log(lengths[:, 0])))

    def embed(texts: _Bag) -> torch.Tensor:
        ids, offsets = texts
        return functional.embedding_bag(ids, directions, offsets, mode="sum", per_sample_weights=logs.exp()[ids])

    _fit(logs, embed, sources, plan)
    result: Table = (directions * logs.detach().exp()[:, None]).numpy()
    return result


def _fit(
    parameter: torch.nn.Parameter, embed: Callable[[_Bag], torch.Tensor], sources: Sequence[Source], plan: Plan
) -> None:
    batches = list(_batches(sources, plan))
    optimizer = torch.optim.Adam([parameter], lr=plan.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / len(batches), plan.warm_up))
    began = time.monotonic()
    for step, (source, first, last) in enumerate(batches):
        queries = functional.normalize(embed(source.queries.bag(first, last)))
        passages = functional.normalize(embed(source.passages.bag(first, last)))
        scores = queries @ passages.T * plan.scale
        right = torch.arange(last - first)
        loss = (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            seconds = time.monotonic() - began
            print(f"step {step}/{len(batches)} {source.name} loss {loss.item():.3f} {seconds:.0f} s", file=sys.stderr)


def _batches(sources: Sequence[Source], plan: Plan) -> Iterator[tuple[Source, int, int]]:
    cuts = [
        (source, first, min(first + plan.batch, len(source)))
        for source in sources
        for first in range(0, len(source), plan.batch)
        if min(first + plan.batch, len(source)) - first >= plan.batch // 4
    ]
    random.Random(plan.seed).shuffle(cuts)
    yield from cuts


def _rate(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)
