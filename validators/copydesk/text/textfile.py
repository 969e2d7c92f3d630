"""Makes a record of a plain-text article file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.text.teasers import find_teasers, text_lines
from copydesk.text.zones import ZoneKind, split_zones, zone_at

if TYPE_CHECKING:
    from copydesk.text.teasers import TeaserBlock


def article_from_text(text: str) -> dict[str, Any]:
    """Return the canonical row of a text file: the whole text as the body, the first line that is no boilerplate as the title, the related links.

    Title and links are copied, nothing is cut out of the body. A text of boilerplate alone has no title.
    """
    row: dict[str, Any] = {}
    zones = split_zones(text)
    title = next((line for start, _, line in text_lines(text) if zone_at(zones, start) is not ZoneKind.BOILERPLATE), None)
    if title is not None:
        row["title"] = title
    row["body"] = text
    links = [link for block in find_teasers(text) for link in _links(text, block)]
    if links:
        row["related_links"] = links
    return row


def _links(text: str, block: TeaserBlock) -> list[dict[str, str]]:
    heading = text[slice(*block.marker)].strip(" :")
    found = []
    for item in block.items:
        link = {"label": text[slice(*item.headline)], "section": heading}
        if item.alt:
            link["image_alt"] = text[slice(*item.alt)]
        found.append(link)
    return found
