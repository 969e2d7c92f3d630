"""Whether a label belongs to its link: it fits a neighbour's target better (moved), or no target of the block at all (foreign).

The features are shares and weights of the words that a label and an address have in common; logistic models weigh them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.links.blocks import NEIGHBOURS, Block, Link, blocks, weight_of
from copydesk.checks.links.exchanges import exchanges
from copydesk.checks.links.models import log_odds, probability
from copydesk.survey.links import FITS
from copydesk.text.hashes import key64

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.check import Record
    from copydesk.survey.links import LinkIndex

LOW = 0.8
"""Share of a target's weight from which on a label is taken as its own, unlooked at."""
FOREIGN_BELOW = 0.25
_CAP = 10.0
_FEW = 4


class Placement(NamedTuple):
    """What the comparison says of one label: how surely it was moved, the link whose label belongs here, how surely it is foreign."""

    moved: float
    rightful: Link | None
    foreign: float
    own: float
    best: float


def placements(record: Record) -> dict[int, Placement]:
    """Return what the comparison says of each link in doubt, by the link's index in the record."""
    found: dict[int, Placement] = {}
    for block in record.of(blocks):
        found.update(_judge(block, record.survey.links))
    return found


def _judge(block: Block, index: LinkIndex) -> dict[int, Placement]:
    links = block.links
    doubtful = [i for i, link in enumerate(links) if link.said and link.target and block.own[i][1] < LOW]
    found: dict[int, Placement] = {}
    if not doubtful:
        return found
    shift = best_shift(block)
    seen = {i: sight for i in doubtful if (sight := moved_features(block, i, shift))}
    alone = {i: log_odds("moved", sight.features) for i, sight in seen.items()}
    exchanged = exchanges(block, doubtful)
    for i in doubtful:
        moved, rightful, best = 0.0, None, 0.0
        if i in seen:
            moved, rightful, best = probability("together", together_features(i, seen, alone)), links[seen[i].rightful], seen[i].best
        if i in exchanged and exchanged[i].likelihood > moved:
            moved, partner = exchanged[i].likelihood, exchanged[i].partner
            rightful, best = links[partner], block.shared(partner, i)[1]
        strange = foreign_features(block, i, index)
        found[links[i].index] = Placement(moved, rightful, probability("foreign", strange) if strange else 0.0, block.own[i][1], best)
    return found


class Moved(NamedTuple):
    """The features of a label that may have been moved, and what it would have been exchanged for.

    Attributes:
        features: what the model weighs.
        rightful: the position of the link whose label fits here.
        best: the share that this label has here.
        in_step: whether the best rotation of the block brings that label here too.
    """

    features: tuple[float, ...]
    rightful: int
    best: float
    in_step: bool


class Shift(NamedTuple):
    """A rotation of labels that fits a block best: by how many places, the weight a link gains, the share of gaining less losing links."""

    places: int
    gain: float
    agreement: float


NO_SHIFT = Shift(0, -0.5 * _CAP, -0.7)


def best_shift(block: Block) -> Shift:
    """Return the best rotation of a block's labels by one or two places either way."""
    n = len(block.links)
    if sum(share < LOW for _, share in block.own) < 3:
        return NO_SHIFT
    own = [min(weight, _CAP) for weight, _ in block.own]
    meetings = block.meetings
    best = Shift(0, -_CAP, 0.0)
    for places in (1, -1) if n == 3 else (1, -1, 2, -2):
        moved = [(k + places) % n for k in range(n)]
        gains = [(min(block.shared(j, k)[0], _CAP) if k in meetings[j] else 0.0) - own[k] for k, j in enumerate(moved)]
        total = sum(gains) / n
        if total > best.gain:
            best = Shift(places, total, (sum([gain > 0.5 for gain in gains]) - sum([gain < -0.5 for gain in gains])) / n)
    return best


def moved_features(block: Block, i: int, shift: Shift) -> Moved | None:
    """Return the features of the label at position i, or None where there is nothing to compare it with."""
    n = len(block.links)
    others = block.comparable_with(i)
    if not others:
        return None
    shared, at_home_of, meetings, home = block.shared, block.own, block.meetings, block.home
    mine, at_my_home = meetings[i], home[i]
    own_weight, own = at_home_of[i]
    out = in_ = out_weight = in_weight = mutual = 0.0
    gain_out = gain_in = swap = pair = -1.0
    whole = label_pair = -2.0
    rightful, best = others[0], -1000.0
    shifted = (i + shift.places) % n
    for j in others:
        home_weight, at_home = at_home_of[j]
        score = -0.3 * min(home_weight, _CAP) + (shift.gain if j == shifted else 0.0)
        if j in mine or i in meetings[j]:
            to_weight, to = shared(i, j)
            back_weight, back = shared(j, i)
            spoken, both_ways = -at_my_home.share - home[j].share, -at_my_home.both - home[j].both
            if to_weight:
                held = min(to_weight / at_my_home.weight, 1.0) if at_my_home.weight > 0 else 0.0
                spoken, both_ways = spoken + held, both_ways + math.sqrt(held * to)
                score += 0.2 * min(to_weight, _CAP)
                out, out_weight = max(out, to), max(out_weight, to_weight)
            if back_weight:
                held = min(back_weight / home[j].weight, 1.0) if home[j].weight > 0 else 0.0
                spoken, both_ways = spoken + held, both_ways + math.sqrt(held * back)
                score += min(back_weight, _CAP)
                in_, in_weight = max(in_, back), max(in_weight, back_weight)
            whole, label_pair = max(whole, both_ways), max(label_pair, spoken)
            gain_out, gain_in = max(gain_out, to - at_home), max(gain_in, back - at_home)
            gain, both = (to_weight + back_weight - own_weight - home_weight) / _CAP, to + back - own - at_home
            swap = max(swap, gain)
            if both > pair:
                pair, mutual = both, min(to, back)
        if score > best:
            rightful, best = j, score
    strangers = [j for j in others if j not in mine and i not in meetings[j]]
    if strangers:  # nothing is gained with them, and least is lost with those that fit their own addresses least
        weight, share = min([at_home_of[j][0] for j in strangers]), min([at_home_of[j][1] for j in strangers])
        gain_out, gain_in, swap = max(gain_out, -share), max(gain_in, -share), max(swap, (-own_weight - weight) / _CAP)
        whole = max(whole, -at_my_home.both - min([home[j].both for j in strangers]))
        label_pair = max(label_pair, -at_my_home.share - min([home[j].share for j in strangers]))
        if -own - share > pair:
            pair, mutual = -own - share, 0.0
    settled = sum([at_home_of[k][1] for k in others]) / len(others)
    settled_labels = sum([home[k].share for k in others]) / len(others)
    features = (
        own,
        out - own,
        in_ - own,
        gain_out,
        gain_in,
        min(swap, 2.0),
        pair,
        max(pair, 0.0) * mutual,
        max(pair, 0.0) * settled,
        max(gain_out, 0.0) * max(gain_in, 0.0),
        max(gain_in, 0.0) * max(in_ - own, 0.0),
        shift.agreement,
        max(shift.gain, -0.5 * _CAP) / _CAP,
        min(out_weight, _CAP) / _CAP,
        min(in_weight, _CAP) / _CAP,
        min(own_weight, _CAP) / _CAP,
        settled,
        whole,
        max(label_pair, 0.0) * settled_labels,
    )
    return Moved(features, rightful, shared(rightful, i)[1], shift.places != 0 and rightful == shifted)


def together_features(i: int, seen: Mapping[int, Moved], alone: Mapping[int, float]) -> tuple[float, ...]:
    """Return the features of a label that may have been moved, in view of the others: two that would change places bear each other out.

    Args:
        i: its position.
        seen: what was seen of each label in doubt.
        alone: the log odds that each of them was moved, by itself.
    """
    other = seen[i].rightful
    mutual = other in seen and seen[other].rightful == i
    return (alone[i], float(mutual), alone[other] if mutual else 0.0, float(seen[i].in_step))


def foreign_features(block: Block, i: int, index: LinkIndex) -> tuple[float, ...] | None:
    """Return the features of a label that may come from elsewhere, or None where it fits its target or cannot be compared."""
    link = block.links[i]
    if len(link.words) < _FEW or not link.comparable:
        return None
    own, weight, count = block.telling(i)
    if not weight or own > FOREIGN_BELOW:
        return None
    lo, hi = max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1
    others = [
        share
        for k, other in enumerate(block.links[lo:hi], lo)
        if k != i and other.comparable
        for share, heavy, _ in [block.telling(k)]
        if heavy > 4.0
    ]
    none, part, most = block.host_elsewhere(link)
    seen = none + part + most
    trust = 0.25 * min(seen, 12)
    fit = (sum(others) + 0.65 * 1.5 + (trust * (0.85 * most + 0.35 * part) / seen if seen else 0.0)) / (len(others) + 1.5 + trust)
    strangers = (sum(share < 0.05 for share in others) + 0.08 * 3 + (trust * none / seen if seen else 0.0)) / (len(others) + 3 + trust)
    scaled = min(weight, 25.0) / _CAP
    better = any(fit == FITS for label, fit in index.labels_of(link.url).items() if label != link.text)
    return (
        own,
        scaled,
        min(count, 8) / 8,
        math.log1p(min(len(link.said), 14)),
        fit,
        math.log(strangers),
        scaled * math.log(1 - min(fit, 0.95)),
        float(fits_elsewhere(link, index)),
        float(better),
        *_likeness(link),
        *_company(block, i, index),
    )


def fits_elsewhere(link: Link, index: LinkIndex) -> bool:
    """Tell whether a label stands on a link to another page too, in this record or another, whose address it fits."""
    page = key64(link.key) if link.key else None
    return any(fit == FITS for place, fit in index.pages_of(link.text).items() if place != page)


def _likeness(link: Link) -> tuple[float, float]:
    """Return the largest share of four-letter pieces of one of the target's words that stand in the label, and the mean over its words."""
    squashed = link.squashed
    pieces = {squashed[k : k + 4] for k in range(len(squashed) - 3)}
    shares = []
    for word in link.slug:
        if len(word) > 4:
            own = {word[k : k + 4] for k in range(len(word) - 3)}
            shares.append(len(own & pieces) / len(own))
    return (max(shares), sum(shares) / len(shares)) if shares else (0.0, 0.0)


def _company(block: Block, i: int, index: LinkIndex) -> tuple[float, float, float]:
    """Return how much of a label's and of a target's weight the rest of the block and the page's title share."""
    link = block.links[i]
    rest = set(block.page)
    lo = max(0, i - NEIGHBOURS)
    for k, other in enumerate(block.links[lo : i + NEIGHBOURS + 1], lo):
        if k != i:
            rest |= other.said
            rest.update(other.target)
    weights = {item: weight_of(item, index) for item in link.said if len(item) > 3 or not item.isascii()}
    total = sum(weights.values())
    said = sum(weight for item, weight in weights.items() if item in rest) / total if total else 0.0
    on_page = sum(weight for item, weight in weights.items() if item in block.page) / total if total else 0.0
    target = (
        sum(weight for item, (_, weight) in link.target.items() if item in block.page and not item.isdigit()) / link.weight if link.weight else 0.0
    )
    return said, on_page, target
