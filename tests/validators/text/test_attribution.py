"""What the finder of attributions promises: who is named, as what, and what is not an attribution."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.text.attribution import Attribution, find_attributions

if TYPE_CHECKING:
    from random import Random

FLOOR = 0.7
ROOT = Path(__file__).resolve().parents[3]
LABELS = ROOT / "tests" / "validators" / "data" / "attribution_labels.jsonl"
ARTICLES = ROOT.parent / "shared" / "corpus" / "dev" / "articles.jsonl.gz"

SOURCES = [
    ("“It holds,” Quill said.", "Quill", "person", "speaker"),
    ("The pier holds, Ada Quill has said.", "Ada Quill", "person", "speaker"),
    ("The pier, Ada Quill later said, holds.", "Ada Quill", "person", "speaker"),
    ("“It holds,” said harbour master Ada Quill, who built it.", "Ada Quill", "person", "speaker"),
    ("“It holds,” said Ada Quill.", "Ada Quill", "person", "speaker"),
    ("Ada Quill, the spokeswoman for the port, said it holds.", "Ada Quill", "person", "speaker"),
    ("One teacher, Ada Quill, tweeted that it holds.", "Ada Quill", "person", "speaker"),
    ("Sen. Ada Quill (D-Maine) said it holds.", "Ada Quill", "person", "speaker"),
    ("Secretary of State Ada Quill said it holds.", "Ada Quill", "person", "speaker"),
    ("Ada Quill, who built the pier, told the council that it holds.", "Ada Quill", "person", "speaker"),
    ("Quill stood up and said it holds.", "Quill", "person", "speaker"),
    ("Quill went on to say that it holds.", "Quill", "person", "speaker"),
    ("Quill on Friday said it holds.", "Quill", "person", "speaker"),
    ("A spokeswoman for the port said it holds.", "A spokeswoman for the port", "person", "speaker"),
    ("Two officials familiar with the plan said it holds.", "officials", "organisation", "speaker"),
    ("Harbour officials and divers said it holds.", "officials", "organisation", "speaker"),
    ("The port authority announced that it holds.", "The port authority", "organisation", "speaker"),
    ("The pier holds, according to Quill.", "Quill", "person", "speaker"),
    ("According to the Harbour Institute, it holds.", "Harbour Institute", "organisation", "speaker"),
    ("According to a new survey of divers, it holds.", "a new survey of divers", "document", "speaker"),
    ("The report found cracks.", "The report", "document", "speaker"),
    ("The study suggests that it holds.", "The study", "document", "speaker"),
    ("The lawsuit alleges that it leaks.", "The lawsuit", "document", "speaker"),
    ("Quill waved a poll showing that divers agree.", "a poll", "document", "speaker"),
    ("The Harbour Times reported cracks on Monday.", "Harbour Times", "outlet", "speaker"),
    ("Reuters reports that it holds.", "Reuters", "outlet", "speaker"),
    ("The newspaper said it holds.", "The newspaper", "outlet", "speaker"),
    ("It holds, as first reported by the Harbour Times.", "Harbour Times", "outlet", "speaker"),
    ("She told the Harbour Times that it holds.", "Harbour Times", "outlet", "venue"),
    ("“It holds,” she told CNN’s Otto Finch.", "CNN", "outlet", "venue"),
    ("In an interview with Fox News, Quill accused the board of neglect.", "Fox News", "outlet", "venue"),
    ("Quill said in a statement that it holds.", "a statement", "document", "venue"),
    ("“It holds,” the builder wrote in a blog post.", "a blog post", "document", "venue"),
    ("Quill told a news conference that it holds.", "a news conference", "document", "venue"),
    ("At a press conference, she said it holds.", "a press conference", "document", "venue"),
    ("The Department of Tides and Harbours said it holds.", "Department of Tides and Harbours", "organisation", "speaker"),
    ("Ada Quill, D-Maine, said it holds.", "Ada Quill", "person", "speaker"),
    ("Ada Quill, who lives by the pier, has said it holds.", "Ada Quill", "person", "speaker"),
    ("Quill wrote an op-ed in the Harbour Times.", "Harbour Times", "outlet", "venue"),
    ("The pier holds (via Harbour News).", "Harbour News", "outlet", "credit"),
    ("The pier at night. (Harbour Board via Getty Images)", "Getty Images", "outlet", "credit"),
    ("The pier at night. Ada Quill/Reuters", "Ada Quill", "person", "credit"),
    ("The pier at night. (AP Photo/Ada Quill)", "Ada Quill", "person", "credit"),
    ("PORT QUILL (Reuters) - The pier holds.", "Reuters", "outlet", "credit"),
    ("The pier holds. — Ada Quill (@adaquill) May 4, 2026", "Ada Quill", "person", "credit"),
]

NOBODY = [
    "The mayor told the board to reopen the pier.",
    "She told Otto not to wait.",
    "The pier is said to be haunted.",
    "The pier was reported closed.",
    "“It holds,” she said, and they say so too.",
    "The board will issue a statement at noon.",
    "The ferry stops according to plan.",
    "The mayor refused to say whether it holds.",
    "The mayor would not say whether it holds.",
    "Otto was told that it holds.",
    "The mayor condemned the delay in remarks from the town hall.",
    "The stated aim of the plan is a new pier.",
    "The claim that it holds is old.",
    "The board announced a plan.",
    "The ferry goes via Port Quill.",
    "That said, it holds.",
    "I’ve said it holds. He'd told them so.",
    "“It holds,” said another.",
    "Dagny Oxholm is a marine biologist from Vendel who writes about coasts.",
]


def sure(text: str) -> list[Attribution]:
    return [found for found in find_attributions(text) if found.confidence >= FLOOR]


@pytest.mark.parametrize(("text", "source", "kind", "role"), SOURCES, ids=[case[0][:40] for case in SOURCES])
def test_source(text: str, source: str, kind: str, role: str) -> None:
    """Each way of naming a source is found with its kind and its role."""
    start = text.index(source)
    hits = [f for f in sure(text) if f.start < start + len(source) and start < f.end]

    assert [(f.kind, f.role) for f in hits] == [(kind, role)]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    """Orders, hearsay, acts and pronouns are no attributions."""
    assert sure(text) == []


def test_span_is_the_name_only() -> None:
    """The span of a name leaves out article, title and genitive; a description keeps its article."""
    text = "Harbour master Ada Quill told the Harbour Times’s Otto Finch in a letter that it holds."

    assert [text[f.start : f.end] for f in sure(text)] == ["Ada Quill", "Harbour Times", "a letter"]


@pytest.mark.parametrize("text", ["The pier holds, citing Ada Sen. which", "It holds, citing Sen. ", "It holds, citing President Sen.\n"])
def test_title_without_a_name(text: str) -> None:
    """A title at the end of a phrase is no place behind it."""
    assert all(f.start < f.end and text[f.start : f.end].strip() for f in find_attributions(text))


def test_no_insertion_across_sentences() -> None:
    """A comma far before a verb, in another sentence, opens no insertion behind a subject."""
    plans = "The plans for the pier are as old as the pier and nobody in the port has ever read them. " * 4

    assert not sure(f"The port has helped the harbour officials, as it often does. {plans}All of this is so, says in so many words.")


def test_two_speakers() -> None:
    """Two names before one verb are two sources."""
    text = "Ada Quill and two officials said it holds."

    assert {text[f.start : f.end] for f in sure(text)} == {"Ada Quill", "two officials"}


@pytest.mark.parametrize("text", ["The officials\nsaid that it holds.", "the officials\nwho said that it holds", "who said it holds, Ada Quill."])
def test_verb_at_a_line_start(text: str) -> None:
    """A verb at the start of a line has no subject in the line before, and a text's first word none at its end."""
    assert find_attributions(text) == ()


@given(st.lists(st.sampled_from(["officials", "Ada", "Quill,", "who", "said", "report", "“It", "holds,”", "told", "the"]), max_size=12), st.randoms())
def test_any_line_ends(words: list[str], random: Random) -> None:
    """Wherever lines end, places hold the words of a source."""
    text = "".join(word + random.choice(" \n") for word in words)

    assert all(0 <= f.start < f.end <= len(text) for f in find_attributions(text))


@given(st.text(alphabet=st.sampled_from("aQ “”\"'’.,—-()/@|\n12šÉ said told via by AP of the to"), max_size=120))
@example(" said")
@example("Said said said (said")
def test_any_text(text: str) -> None:
    """Whatever the text, places lie in it, in order, and mean something."""
    found = find_attributions(text)

    assert all(0 <= f.start < f.end <= len(text) and text[f.start : f.end].strip() and 0 < f.confidence <= 1 for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@given(st.lists(st.sampled_from([case[0] for case in SOURCES] + NOBODY), min_size=1, max_size=6))
def test_lines_are_independent(lines: list[str]) -> None:
    """What is found in a line does not depend on the lines round it."""
    whole = sure("\n".join(lines))
    offset, parts = 0, []
    for line in lines:
        parts += [f._replace(start=f.start + offset, end=f.end + offset) for f in sure(line)]
        offset += len(line) + 1

    assert [(f.start, f.end, f.kind) for f in whole] == [(f.start, f.end, f.kind) for f in parts]


@pytest.mark.parametrize("unit", ["Quill said ", "“(said “", "A, ", "told the ", "in a statement ", "(AP/", "and said "])
def test_time_is_linear(unit: str) -> None:
    """Ten times the text takes about ten times as long, on one line too."""
    small, large = unit * 300, unit * 6000
    took = []
    for text in (small, large):
        began = time.process_time()
        find_attributions(text)
        took.append(time.process_time() - began)

    assert took[1] < 80 * max(took[0], 0.002)


def measure(half: str) -> tuple[float, float, float]:
    """Return precision, recall and the share of right kinds over the hand labels of one half."""
    rows = [row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()) if row["half"] == half]
    wanted = {row["article"] for row in rows}
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        bodies = {record["id"]: record["body"] for record in map(json.loads, lines) if record["id"] in wanted}
    made = right = hit = total = kinds = 0
    for row in rows:
        labels = [{**label, "start": label["start"] - row["start"], "end": label["end"] - row["start"]} for label in row["labels"]]
        found = sure(bodies[row["article"]][row["start"] : row["end"]])
        for item in found:
            over = [label for label in labels if item.start < label["end"] and label["start"] < item.end]
            # What a second reader might have labelled otherwise is neither asked for nor punished.
            if not over or not all(label.get("optional") for label in over):
                made += 1
                right += bool(over)
        for label in labels:
            if not label.get("optional"):
                hits = [f for f in found if f.start < label["end"] and label["start"] < f.end]
                total, hit, kinds = total + 1, hit + bool(hits), kinds + any(f.kind == label["kind"] for f in hits)
    return right / made, hit / total, kinds / hit


@pytest.mark.skipif(not ARTICLES.exists(), reason="needs the corpus of real articles beside the repository")
@pytest.mark.parametrize("half", ["open", "closed"])
def test_hand_labels(half: str) -> None:
    """On passages of real articles drawn blind and labelled by hand, precision, recall and kinds hold what the documentation says."""
    precision, recall, kinds = measure(half)

    assert precision >= 0.9
    assert 2 * precision * recall / (precision + recall) >= 0.86
    assert kinds >= 0.9
