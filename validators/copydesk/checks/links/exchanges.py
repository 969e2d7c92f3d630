"""Whether two labels of a block changed places: what speaks for it on both sides together.

How well a label fits a target is told as the log odds that they belong together. Two labels that were exchanged gain on both sides: evidence that is
too weak on one of them, a single word in common, adds up with that of the other.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.links.blocks import NEIGHBOURS, SUBSTRING, Block, Link
from copydesk.checks.links.models import fitted, log_odds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CAP = 10.0
_TOP_CAP = 6.0
_UNSEEN = 3.0
"""The weight that every target is taken to have besides that of its words, so that the share of a single word is not taken for all."""
_MISSED = 0.2
"""Of 2.5 labels that every host is taken to have besides those that were seen, how many say nothing that their addresses say."""


class Exchange(NamedTuple):
    """The label with which one would change places, and how surely."""

    partner: int
    likelihood: float


class Gain(NamedTuple):
    """What the targets at two positions gain in fit, as log odds, if their labels change places."""

    first: int
    second: int
    at_first: float
    at_second: float


def exchanges(block: Block, doubtful: Sequence[int]) -> dict[int, Exchange]:
    """Return the likeliest exchange of each label in doubt that has one by which labels and targets come to share more."""
    shared, own = block.shared, block.own
    pairs = [(i, j) for i, j in meeting_pairs(block, doubtful) if shared(i, j)[0] + shared(j, i)[0] > own[i][0] + own[j][0]]
    if not pairs:
        return {}
    odds = {
        (gain.first, gain.second): math.exp(log_odds("exchanged", exchange_features(block, gain, len(doubtful))))
        for gain in gains(block, pairs, fitted()["belongs"].weights)
        if gain.at_first + gain.at_second > 0
    }
    return likeliest(odds)


def likeliest(odds: Mapping[tuple[int, int], float]) -> dict[int, Exchange]:
    """Return the likeliest exchange of each label: exchanges that share a label are rivals of each other, and all of them of none."""
    together: dict[int, float] = {}
    best: dict[int, tuple[float, int]] = {}
    for (i, j), value in odds.items():
        for position, other in ((i, j), (j, i)):
            together[position] = together.get(position, 0.0) + value
            if position not in best or value > best[position][0]:
                best[position] = value, other
    return {i: Exchange(j, value / (1.0 + together[i] + together[j] - value)) for i, (value, j) in best.items()}


def gains(block: Block, pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> Iterator[Gain]:
    """Yield what is gained by the exchange of each of some pairs of labels.

    Args:
        block: the block.
        pairs: the positions of the labels.
        weights: those of the features of a label and a target that belong together, the constant first.
    """
    constant, *factors = weights
    meetings = block.meetings
    strangers = {i: host_strangers(block, i) for i in {i for pair in pairs for i in pair}}

    def odds(features: Sequence[float]) -> float:
        return constant + sum([factor * feature for factor, feature in zip(factors, features, strict=True)])

    alone = {j: odds(_nothing_shared(share)) for j, share in strangers.items()}
    home = {i: odds(belonging_features(block, i, i, share)) if block.own[i][0] else alone[i] for i, share in strangers.items()}
    for i, j in pairs:
        there = odds(belonging_features(block, i, j, strangers[j])) if j in meetings[i] else alone[j]
        here = odds(belonging_features(block, j, i, strangers[i])) if i in meetings[j] else alone[i]
        yield Gain(i, j, here - home[i], there - home[j])


def meeting_pairs(block: Block, positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs of near labels that can be compared and of which one at least may share a word with the other's target."""
    links, meetings = block.links, block.meetings
    pairs = [
        (i, j)
        for at, i in enumerate(positions)
        for j in positions[at + 1 : at + 1 + NEIGHBOURS]
        if j - i <= NEIGHBOURS and (j in meetings[i] or i in meetings[j])
    ]
    return [(i, j) for i, j in pairs if links[i].folded != links[j].folded and (links[i].key is None or links[i].key != links[j].key)]


def belonging_features(block: Block, i: int, j: int, strangers: float) -> tuple[float, ...]:
    """Return what speaks for the label at position i being that of the target at position j.

    Args:
        block: the block.
        i: the position of the label.
        j: the position of the target.
        strangers: the logarithm of the share of labels that say nothing of their addresses on the target's host.
    """
    weight, share = block.shared(i, j)
    if not weight:
        return _nothing_shared(strangers)
    label, target = block.links[i], block.links[j]
    telling = [value * (1 - block.commonness(item)) for item, (word, value) in target.target.items() if _says(label, item, word)]
    return (
        min(weight, _CAP) / _CAP,
        0.0,
        min(sum(telling), _CAP) / _CAP,
        min(max(telling, default=0.0), _TOP_CAP) / _TOP_CAP,
        (1 - share) * strangers,
    )


def _nothing_shared(strangers: float) -> tuple[float, ...]:
    return (0.0, 1.0, 0.0, 0.0, strangers)


def exchange_features(block: Block, gain: Gain, doubtful: int) -> tuple[float, ...]:
    """Return the features of an exchange, in a block with so many labels in doubt."""
    i, j = gain.first, gain.second
    both = gain.at_first + gain.at_second
    one, other = block.links[i], block.links[j]
    return (
        both / 5,
        max(both, 0.0) / 5,
        min(gain.at_first, gain.at_second) / 3,
        max(_net(one, other) + _net(other, one), 0.0),
        float(not block.own[i][0] and not block.own[j][0]),
        math.log(doubtful),
    )


def _net(link: Link, other: Link) -> float:
    """Return how much more of what only a link's target says stands in another's label than in its own, as a share; of few words it is smaller."""
    total = net = 0.0
    for item, (word, weight) in link.target.items():
        if item not in other.target:
            total += weight
            net += weight * (_says(other, item, word) - _says(link, item, word))
    return net / (total + _UNSEEN)


def _says(label: Link, item: str, word: str) -> bool:
    return item in label.said or (len(word) >= SUBSTRING and word in label.squashed)


def host_strangers(block: Block, i: int) -> float:
    """Return the logarithm of the share of labels on a target's host that say nothing of their addresses; those of the block itself count less."""
    link = block.links[i]
    elsewhere = block.host_elsewhere(link)
    here = block.host_fits(link.key.partition("/")[0]) if link.key else [0, 0, 0]
    return math.log((elsewhere[0] + 0.25 * here[0] + _MISSED) / (sum(elsewhere) + 0.25 * sum(here) + 2.5))
