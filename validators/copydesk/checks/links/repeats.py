"""Links of a block that share a label, a target or a picture text, though they should not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.checks.links.blocks import Block, Link, blocks, weight_of
from copydesk.checks.links.verdicts import verdicts
from copydesk.finding import Evidence
from copydesk.survey.links import FITS
from copydesk.text.generic_labels import is_generic, normal_label
from copydesk.text.slugs import label_words, machine_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.check import Record

_OTHERS = 5
_POOR = 0.34
_FEW = 3
_HEADLINE = 16
_SENTENCE = (".", "…")
"""How teasers and captions end, and no headline."""
_TELLING = 2.0
"""The weight of a stem that stands in at most one of seven records."""


class Repeat(NamedTuple):
    """One link of several that share something: what is said of it, how sure, and the others."""

    link: Link
    message: str
    confidence: float
    others: tuple[Evidence, ...]


def repeats(record: Record) -> dict[int, Repeat]:
    """Return the links that share a label or a target with another, by index."""
    sound = {verdict.link.index for verdict in record.of(verdicts) if not verdict.generic and not verdict.machine_made}
    found: dict[int, Repeat] = {}
    for block in record.of(blocks):
        if len(block.links) > 1:
            for repeat in (*_one_label(block, sound), *_one_target(block, sound)):
                found.setdefault(repeat.link.index, repeat)
    return found


def _one_label(block: Block, sound: set[int]) -> Iterator[Repeat]:
    by_label: dict[str, list[Link]] = defaultdict(list)
    for link in block.links:
        if link.key and link.index in sound and (link.label or len(link.words) >= _FEW):
            by_label[normal_label(link.text)].append(link)
    for group in by_label.values():
        if len(group) > 1 and len({link.key for link in group}) > 1:
            sure = 0.95 if len(group[0].words) >= _FEW else 0.75
            for link in group:
                others = tuple(Evidence(other.url, f"/related_links/{other.index}/url") for other in group if other.key != link.key)
                yield Repeat(link, "the same label stands on links to other pages", sure, others[:_OTHERS])


def _one_target(block: Block, sound: set[int]) -> Iterator[Repeat]:
    """Yield the links to the one page of a block that has several labels; where many pages have, the site links headline and teaser apart."""
    by_target: dict[str, list[int]] = defaultdict(list)
    for position, link in enumerate(block.links):
        if link.key and link.label and link.index in sound and link.said:
            by_target[link.key].append(position)
    several = [
        positions for positions in by_target.values() if len(positions) > 1 and len({normal_label(block.links[p].label) for p in positions}) > 1
    ]
    if len(several) != 1:
        return
    group = [block.links[p] for p in several[0]]
    if _disagree(group, [block.own[p][1] for p in several[0]]):
        for link in group:
            others = tuple(Evidence(other.label, other.path) for other in group if other is not link)
            yield Repeat(link, "another label leads to the same page", 0.9, others[:_OTHERS])


def _disagree(group: list[Link], shares: list[float]) -> bool:
    """Tell whether headlines of one target do not go together: one fits it and one less, or none fits and no two share a word.

    A teaser is long or a sentence; a byline, a rubric or a number of comments is short.
    """
    if any(len(link.words) < _FEW or len(link.said) > _HEADLINE or link.label.endswith(_SENTENCE) for link in group):
        return False
    if any(one.said <= other.said for one in group for other in group if one is not other):
        return False
    strangers = not any(one.said & other.said for k, one in enumerate(group) for other in group[k + 1 :])
    return min(shares) < max(shares) - 0.1 or (strangers and min(shares) < _POOR)


def contradicted(record: Record) -> Iterator[Repeat]:
    """Yield the links whose headline shares no telling word with an address that bears fitting headlines in other records, and none with these."""
    index = record.survey.links
    here = {link.label for block in record.of(blocks) for link in block.links}
    for verdict in record.of(verdicts):
        link = verdict.link
        if not verdict.is_sound or not link.label or len(link.words) <= _FEW or not link.comparable or len(link.target) <= _FEW:
            continue
        labels = [
            label for label, fit in sorted(index.labels_of(link.url).items()) if fit == FITS and label not in here and not label.endswith(_SENTENCE)
        ]
        if not labels:
            continue
        telling = {item for item in link.said if weight_of(item, index) > _TELLING}
        others = [label_words(label) for label in labels]
        if (
            len(telling) >= _FEW
            and telling.isdisjoint(link.target)
            and all(len(said.words) > _FEW and telling.isdisjoint(said.stems) for said in others)
        ):
            evidence = tuple(map(Evidence, labels[:_OTHERS]))
            yield Repeat(link, "other records link to the same page under other labels, which fit its address", 0.75, evidence)


def repeated_pictures(record: Record) -> Iterator[Repeat]:
    """Yield the links whose picture text, a slug or a sentence, stands on other targets of the block too; a label stands for a missing address."""
    for block in record.of(blocks):
        by_alt: dict[str, list[Link]] = defaultdict(list)
        for link in block.links:
            if link.alt and link.label and link.alt != link.label and not is_generic(link.alt):
                by_alt[normal_label(link.alt)].append(link)
        for alt, group in by_alt.items():
            if (
                len(group) > 1
                and len({link.key or normal_label(link.label) for link in group}) > 1
                and (machine_made(group[0].alt) or alt.count(" ") > 2)
            ):
                for link in group:
                    others = tuple(Evidence(other.label, other.path) for other in group if other is not link)
                    yield Repeat(link, "the same picture text stands on links to other pages", 0.9, others[:_OTHERS])
