"""One related link of an article, as code sees it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link to another article that the page offered; all parts may be missing."""

    label: str | None = None
    url: str | None = None
    image_alt: str | None = None
    section: str | None = None

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Self:
        """Make a link from a row; a value of the wrong type is taken as missing."""
        get = row.get
        label, url, alt, section = get("label"), get("url"), get("image_alt"), get("section")
        return cls(
            label if isinstance(label, str) else None,
            url if isinstance(url, str) else None,
            alt if isinstance(alt, str) else None,
            section if isinstance(section, str) else None,
        )

    def to_dict(self) -> dict[str, str | None]:
        """Return the link as a row with all four columns."""
        return asdict(self)
