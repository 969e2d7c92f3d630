"""What the link checks say of whole blocks: one fault, one code, the right place, the right label."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.registry import load_registry
from copydesk.testing import judge
from copydesk_schemas import Article, RelatedLink

if TYPE_CHECKING:
    from copydesk.finding import Finding

CHECKS = [check for check in load_registry() if check.code.startswith("LNK")]
HEADLINES = (
    "Ferry returns to the old quay after winter repairs",
    "Harbour master resigns over audit of mooring fees",
    "Lighthouse museum opens its doors to night visitors",
    "Council votes to widen the northern breakwater",
    "Herring season ends early as shoals move offshore",
    "Students restore a wooden trawler from 1931",
)
RUSSIAN = (
    "Старый паром вернулся к причалу после ремонта",
    "Начальник порта ушёл в отставку из-за проверки",
    "Музей маяка открыл двери для ночных гостей",
    "Совет решил расширить северный волнорез",
)


def _slug(headline: str) -> str:
    return "-".join(headline.lower().split())


def _links(labels: list[str], headlines: tuple[str, ...] = HEADLINES, host: str = "ledger.example") -> tuple[RelatedLink, ...]:
    return tuple(RelatedLink(label, f"https://{host}/2026/{_slug(headline)}") for label, headline in zip(labels, headlines, strict=False))


def _found(article: Article | tuple[Article, ...] | str, floor: float = 0.7) -> list[Finding]:
    return [finding for finding in judge(CHECKS, article) if finding.confidence >= floor]


def _codes(article: Article | tuple[Article, ...] | str) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.path) for finding in _found(article)]


def test_sound_block_is_silent() -> None:
    """A block in which every label fits its address has no finding."""
    assert _codes(Article(related_links=_links(list(HEADLINES)))) == []


@given(st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True))
@settings(max_examples=15, deadline=None)
def test_swapped_labels_are_put_back(pair: list[int]) -> None:
    """Two labels that changed places are both found, each with the label that belongs there."""
    i, j = pair
    labels = list(HEADLINES)
    labels[i], labels[j] = labels[j], labels[i]
    found = _found(Article(related_links=_links(labels)))

    assert {(f.code, f.path, f.suggestion.replacement if f.suggestion else None) for f in found} == {
        ("LNK008", f"/related_links/{i}/label", HEADLINES[i]),
        ("LNK008", f"/related_links/{j}/label", HEADLINES[j]),
    }


@pytest.mark.parametrize("by", [1, 2, 5])
def test_shifted_labels_are_put_back(by: int) -> None:
    """Labels that all moved on by some places are all found, each with the label that belongs there."""
    labels = [HEADLINES[(n - by) % 6] for n in range(6)]
    found = _found(Article(related_links=_links(labels)))

    assert [(f.code, f.suggestion.replacement if f.suggestion else None) for f in found] == [("LNK008", headline) for headline in HEADLINES]


def test_short_labels_of_long_addresses_are_put_back() -> None:
    """Two short labels that changed places say little of any address, but all that they say stands in the other's."""
    slugs = ("mooring-row-council-refuses-to-lower-the-yearly-fees-of-island-boats", "trawler-sale-students-find-a-buyer-who-keeps-the-old-name")
    swapped = (*zip(("Trawler sale", "Mooring row"), slugs, strict=True),)
    links = [*(RelatedLink(label, f"https://ledger.example/2026/{slug}") for label, slug in swapped), *_links(list(HEADLINES[:4]))]

    assert _codes(Article(related_links=tuple(links))) == [("LNK008", "/related_links/0/label"), ("LNK008", "/related_links/1/label")]


@pytest.mark.parametrize("cut", ["Herring season ends", "Herring season ends early as sh"])
def test_cut_label_among_whole_ones(cut: str) -> None:
    """A label that stops where its address goes on is cut when all others say the whole of theirs."""
    assert _codes(Article(related_links=_links([*HEADLINES[:4], cut, HEADLINES[5]]))) == [("LNK009", "/related_links/4/label")]


def test_other_alphabets_are_compared_and_not_drowned() -> None:
    """Labels in Cyrillic over transliterated or Cyrillic addresses are sound as they are, and found when they change places."""
    latin: tuple[str, ...] = ("staryj-parom-vernulsja-k-prichalu-posle-remonta", "nachalnik-porta-ushel-v-otstavku-iz-za-proverki")
    latin += ("muzej-majaka-otkryl-dveri-dlja-nochnyh-gostej", "sovet-reshil-rasshirit-severnyj-volnorez")
    for slugs in (latin, tuple(_slug(headline) for headline in RUSSIAN)):
        urls = [f"https://ledger.example/{slug}" for slug in slugs]
        sound = tuple(map(RelatedLink, RUSSIAN, urls))
        swapped = tuple(map(RelatedLink, (RUSSIAN[1], RUSSIAN[0], *RUSSIAN[2:]), urls))

        assert _codes(Article(language="ru", related_links=sound)) == []
        assert [code for code, _ in _codes(Article(language="ru", related_links=swapped))] == ["LNK008", "LNK008"]


def test_labels_that_cannot_be_compared_are_left_alone() -> None:
    """Scripts that slugs do not spell, numbered addresses and short rewritten slugs bring no finding."""
    japanese = tuple(RelatedLink(f"港の船が第{n}埠頭に戻った日のこと", f"https://ledger.example/articles/ferry-returns-quay-{n}") for n in range(4))
    numbered = tuple(RelatedLink(headline, f"https://ledger.example/news/{48213377 + n}") for n, headline in enumerate(HEADLINES))
    arabic = tuple(RelatedLink(f"عادت العبارة القديمة إلى الرصيف {n}", f"https://ledger.example/old-ferry-returns-{n}") for n in range(4))
    offered = (
        *_links(list(HEADLINES[:5])),
        RelatedLink("Lee esta historia en español", "https://ledger.example/2026/rescatan-tripulacion-del-viejo-pesquero-perdido"),
    )
    rewritten = (*_links(list(HEADLINES[:5])), RelatedLink("“We never thought of giving up”", "https://ledger.example/2026/trawler-crew"))

    assert [_codes(Article(related_links=links)) for links in (japanese, arabic, numbered, offered, rewritten)] == [[]] * 5


def test_one_fault_has_one_code() -> None:
    """A label written over another's is a repeat, not a swap or a foreign label as well."""
    labels = [HEADLINES[0], HEADLINES[0], *HEADLINES[2:]]
    found = _codes(Article(related_links=_links(labels)))

    assert found == [("LNK002", "/related_links/0/label"), ("LNK002", "/related_links/1/label")]


def test_missing_label_is_told_at_the_label() -> None:
    """An empty label is told at the label: as generic where there is no picture text, as a slug where the picture text is one."""
    links = (
        RelatedLink("", "https://ledger.example/2026/ferry-returns-to-quay"),
        RelatedLink("", "https://ledger.example/2026/harbour-master-resigns", "IMG_20190412.jpg"),
        RelatedLink("", "https://ledger.example/2026/lighthouse-museum-opens", "The lighthouse at night"),
    )

    assert _codes(Article(related_links=links)) == [("LNK001", "/related_links/1/label"), ("LNK006", "/related_links/0/label")]


def test_bad_picture_text_of_a_good_label() -> None:
    """Where the label is good, a picture text that is a slug is told at the picture text, and repeated on other targets as such."""
    links = (
        RelatedLink(HEADLINES[0], "https://ledger.example/2026/ferry-returns-old-quay-winter-repairs", "quay_0412-1200x675"),
        RelatedLink(HEADLINES[1], "https://ledger.example/2026/harbour-master-resigns-audit-mooring-fees", "quay_0412-1200x675"),
    )
    places = [f"/related_links/{n}/image_alt" for n in (0, 1)]

    assert _codes(Article(related_links=links)) == [(code, place) for code in ("LNK001", "LNK002") for place in places]


def test_text_file() -> None:
    """Two teasers with one picture slug are told at the picture texts, empty lines at the body, missing addresses not at all."""
    slug = "ledger live 437 106619142 15949038932020 07 16t045305z rc24uh9n1ig1 quay"
    items = [
        f"{headline}\n{alt}\n\nIt happened on Friday.\n\nRead more"
        for headline, alt in ((HEADLINES[0], slug), (HEADLINES[1], "the town hall at noon"), (HEADLINES[2], slug))
    ]
    text = "Storm over the islands\n\nThe wind rose on Sunday and fell on Monday.\n\nEditors' Recommendations\n\n" + "\n".join(items) + "\n"
    found = _found(text)

    assert Counter(f.code for f in found) == {"LNK001": 2, "LNK002": 2, "LNK004": 1, "LNK006": 3}
    assert [f.path for f in found if f.code in {"LNK001", "LNK002"}] == ["/related_links/0/image_alt", "/related_links/2/image_alt"] * 2
    assert all(f.zone == "teaser" and f.text == "Read more" for f in found if f.code == "LNK006")


def test_title_of_the_target_is_suggested() -> None:
    """Where the target is a record of the run, its title is the label that is suggested."""
    target = Article(id="b", url="https://ledger.example/2026/ferry?utm_source=feed", title="Ferry returns to the old quay")
    asking = Article(
        id="a",
        related_links=(
            RelatedLink("Read more", "https://www.ledger.example/2026/ferry"),
            RelatedLink("quay_1200x675", "https://ledger.example/2026/ferry/"),
        ),
    )
    suggested = [f.suggestion.replacement if f.suggestion else None for f in _found((target, asking)) if f.code in {"LNK001", "LNK006"}]

    assert suggested == [target.title, target.title]


def test_relative_address_is_joined() -> None:
    """A relative address is joined with that of the article; a script address is not."""
    links = (RelatedLink(HEADLINES[0], "/2026/ferry"), RelatedLink(HEADLINES[1], "javascript:void(0)"), RelatedLink(HEADLINES[2]))
    found = [f for f in _found(Article(url="https://ledger.example/a/b", related_links=links)) if f.code == "LNK005"]

    assert [f.suggestion.replacement if f.suggestion else None for f in found] == ["https://ledger.example/2026/ferry", None, None]


def test_sections_are_blocks_of_their_own() -> None:
    """The same story under two headings of a page is no repeat."""
    url = "https://ledger.example/2026/ferry-returns-to-the-old-quay"
    links = (RelatedLink("Ferry returns to the old quay", url, None, "Most read"), RelatedLink("The old ferry is back", url, None, "Related"))

    assert _codes(Article(related_links=links)) == []


@given(
    st.lists(
        st.builds(RelatedLink, st.text(max_size=30), st.text(max_size=40).map("https://ledger.example/{}".format), st.none() | st.text(max_size=20)),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_links_can_be_judged(links: list[RelatedLink]) -> None:
    """No links raise; every place exists, every confidence is a share, and a link has at most one of the compared faults."""
    found = _found(Article(url="https://ledger.example/", related_links=tuple(links)), floor=0.0)
    compared = Counter(f.path for f in found if f.code in {"LNK003", "LNK008", "LNK009"})

    assert all(0.0 <= f.confidence <= 1.0 and f.path is not None and int(f.path.split("/")[2]) < len(links) for f in found)
    assert all(count == 1 for count in compared.values())


def test_thousands_of_links_in_one_record() -> None:
    """A record with thousands of links is compared with near neighbours only, so that cost grows with their number."""
    labels = [f"{HEADLINES[n % 6]} part {n}" for n in range(1200)]
    urls = [f"https://ledger.example/{_slug(b)}" for _, b in pairwise([*labels, labels[0]])]
    found = _found(Article(related_links=tuple(map(RelatedLink, labels, urls))))

    assert sum(f.code == "LNK008" for f in found) > 800


def test_address_of_what_is_no_article_is_shown() -> None:
    """The evidence holds the whole address and the part that says what it is; the mend, only shown, is to leave the link out."""
    (finding,) = _found(Article(related_links=(*_links(list(HEADLINES)), RelatedLink("Mara Quill", "https://ledger.example/Author/mara-quill"))))

    assert (finding.code, finding.severity) == ("LNK010", "warning")
    assert [(e.text, e.path, e.span) for e in finding.evidence] == [
        ("https://ledger.example/Author/mara-quill", "/related_links/6/url", None),
        ("Author", "/related_links/6/url", (23, 29)),
    ]
    assert finding.suggestion is not None
    assert (finding.suggestion.path, finding.suggestion.replacement, finding.suggestion.applicability) == ("/related_links/6", None, "display")


def test_part_of_a_label_that_sells() -> None:
    """What gives an advert away in its label is shown in the label."""
    (finding,) = _found(Article(related_links=(RelatedLink("Sponsored: A warm boat", "https://boats.example/a-warm-boat"),)))

    assert [(e.text, e.path, e.span) for e in finding.evidence[1:]] == [("Sponsored:", "/related_links/0/label", (0, 10))]


@pytest.mark.parametrize(
    ("label", "url", "severity"),
    [
        ("Ferry returns to the old quay", "https://ledger.example/2026/ferry-returns-to-the-old-quay?print=1", "warning"),
        ("Ferry returns to the old quay", "https://ledger.example/print/2026/ferry-returns-to-the-old-quay", "warning"),
        ("All that was written on the old ferry", "https://ledger.example/tag/ferry", "info"),
        ("Shipping", "https://ledger.example/topics/shipping", "info"),
        ("Shipping", "https://ledger.example/shipping/", "info"),
    ],
)
def test_print_forms_and_lists(label: str, url: str, severity: str) -> None:
    """Print forms are told by parameter and folder, topics whatever the label says; sections and topics are a hint only."""
    assert [(f.code, f.severity) for f in _found(Article(related_links=(RelatedLink(label, url),)))] == [("LNK010", severity)]


def test_link_to_itself_names_the_address_that_it_leads_to() -> None:
    """Of the article's two addresses the one is evidence that the link leads to."""
    article = Article(
        url="https://ledger.example/17",
        canonical_url="https://ledger.example/2026/ferry-returns",
        related_links=(RelatedLink("Ferry returns", "https://ledger.example/2026/ferry-returns/"),),
    )
    (finding,) = _found(article)

    assert finding.code == "LNK011"
    assert [e.path for e in finding.evidence] == ["/related_links/0/url", "/canonical_url"]
    assert finding.suggestion is not None
    assert (finding.suggestion.path, finding.suggestion.replacement, finding.suggestion.applicability) == ("/related_links/0", None, "display")


def test_relative_link_is_joined_with_what_is_known() -> None:
    """A link without a host is joined with the article's address, or with a source that is a host."""
    for article in (Article(url="https://ledger.com/2026/a"), Article(source="ledger.com")):
        links = (RelatedLink("Ferry returns to the quay", "/2026/ferry"), RelatedLink("Harbour master resigns", "//ledger.com/2026/harbour"))
        found = [f for f in _found(replace(article, related_links=links)) if f.code == "LNK005"]

        assert [f.suggestion.replacement for f in found if f.suggestion] == ["https://ledger.com/2026/ferry", "https://ledger.com/2026/harbour"]


@pytest.mark.parametrize(
    ("label", "alt", "message", "piece", "path"),
    [
        ("quay-at-dusk-1200x675", None, "the link's label is a file name", "1200x675", "label"),
        ("ferry-returns-106619142", None, "the link's label is a slug", "106619142", "label"),
        ("", "quay_at_dusk.JPG", "the link has no label, and its picture text is a file name", ".JPG", "image_alt"),
        ("Ferry returns", "15949038932020", "the link's picture text is a run of digits", "15949038932020", "image_alt"),
    ],
)
def test_what_gives_a_label_away(label: str, alt: str | None, message: str, piece: str, path: str) -> None:
    """The message says what the text is, and the piece that says so is shown in its place."""
    (finding,) = _found(Article(related_links=(RelatedLink(label, "https://ledger.example/2026/ferry-returns", alt),)))
    shown = [
        (e.text, e.path, (label or alt or "")[slice(*e.span)] if path == "label" else (alt or "")[slice(*e.span)]) for e in finding.evidence if e.span
    ]

    assert (finding.code, finding.message) == ("LNK001", message)
    assert shown == [(piece, f"/related_links/0/{path}", piece)]


def test_how_often_a_generic_label_stands() -> None:
    """Spellings of one label count together, and those of others do not."""
    links = (
        RelatedLink("Read more", "https://ledger.example/1"),
        RelatedLink("Read more »", "https://ledger.example/2"),
        RelatedLink("", "https://ledger.example/3"),
    )
    found = [f for f in _found(Article(related_links=(*links, *_links(list(HEADLINES))))) if f.code == "LNK006"]

    assert [f.evidence[-1].text for f in found] == ["stands on 2 of 9 links of the record"] * 2 + ["stands on 1 of 9 links of the record"]


_FOREIGN = RelatedLink(
    "Twelve orchestras share this year's grants for cellists", "https://ledger.example/2026/trawler-crew-rescued-storm-breaks-mast"
)


def test_words_that_were_compared() -> None:
    """A foreign label is told with the words of both sides, and with the labels that were the measure."""
    among = [f for f in _found(Article(related_links=(*_links(list(HEADLINES)), _FOREIGN))) if f.code == "LNK003"]
    others = Article(id="a1", related_links=_links(list(HEADLINES)))
    alone = [f for f in _found((others, others, Article(id="a2", related_links=(_FOREIGN,))), floor=0.5) if f.code == "LNK003"]

    assert [f.message for f in (*among, *alone)] == [
        "the label shares no word with its target, while most labels round it do",
        "the label shares no word with its target, while most other labels of links to this site do",
    ]
    assert [e.text for e in alone[0].evidence[1:]] == [
        "words of the label: twelve, orchestras, share, this, year's, grants, for, cellists",
        "words of the address: trawler, crew, rescued, storm, breaks, mast",
    ]


def test_label_with_a_better_place() -> None:
    """Where another record has the label on a page that it fits, the evidence says so."""
    sound, moved = _links([HEADLINES[0]]), RelatedLink(HEADLINES[0], f"https://ledger.example/2026/{_slug(HEADLINES[1])}")
    found = _found((Article(id="a1", related_links=sound), Article(id="a2", related_links=(moved,))))

    assert [f.code for f in found] == ["LNK003"]
    assert found[0].evidence[-1].text == "the label stands on a link to another page too, whose address it fits"


def test_headlines_of_one_page_in_several_records() -> None:
    """A headline that goes with neither the address nor other records' headlines is told; an updated headline is not."""
    url = f"https://ledger.example/2026/{_slug(HEADLINES[0])}"

    def told(*labels: str) -> list[str | None]:
        first = Article(id="a1", related_links=(RelatedLink(HEADLINES[0], url),))
        found = _found((first, first, Article(id="a2", related_links=tuple(RelatedLink(label, url) for label in labels))))
        return [f.text for f in found if f.code == "LNK002"]

    assert told("Council votes to widen the breakwater") == ["Council votes to widen the breakwater"]
    assert told("Islanders cheer as their ferry is back") == []
    assert told("Opinion of the day") == []
