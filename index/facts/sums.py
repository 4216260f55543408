"""What a total that names no metric sums: told by the metrics of the rows beside it."""

from __future__ import annotations

from collections.abc import Sequence

from index.packs import Metric, Pack


def sum_of(parts: Sequence[Metric], pack: Pack) -> Metric | None:
    """The metric that sums `parts`: by an identity of the pack, or the parent they share."""
    names = {metric.name for metric in parts}
    for identity in pack.identity:
        within = {name for name in names if pack.metrics[name].parent in identity.parts}
        if len(names) >= 2 and names - within <= set(identity.parts) | {identity.total} and names & set(identity.parts):
            return pack.metrics.get(identity.total)
    children = {pack.metrics[name].parent for name in names}
    roots = children - names
    if len(roots) == 1 and (root := roots.pop()):
        ancestors = pack.metrics.get(root)
        # 公务用车运行维护费 beside 公务接待费: the higher of the two parents sums both.
        return ancestors if len(names) >= 2 else None
    tops = {
        name
        for name in roots
        if name and not any(pack.metrics[other].parent == name for other in roots if other and other != name)
    }
    highest = {
        name
        for name in roots
        if name and any(pack.metrics[other].parent == name for other in roots if other in pack.metrics)
    }
    return pack.metrics[highest.pop()] if len(highest) == 1 and len(tops) <= 1 else None
