"""What tools call the canonical fields: one table per profile, with the traps of each tool's names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from copydesk.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Take = tuple[str, ...]
"""Keys that may hold a field; the first whose value is not blank wins."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one tool writes its records.

    Attributes:
        name: as given to `--profile`.
        fields: canonical field to the keys that may hold it.
        lists: how a text becomes a list, by canonical field.
        known: keys that are left out on purpose, so that nobody is told of them.
        own: keys by which a record of this tool is recognised, and how many of them it takes.
        least: how many of `own` a record must have.
        body: keys one of which it must have as well.
    """

    name: str
    fields: Mapping[str, Take] = field(default_factory=dict)
    lists: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    least: int = 2
    body: frozenset[str] = frozenset()

    def recognises(self, keys: Mapping[str, Any]) -> bool:
        """Tell whether a record with these keys was written by this tool."""
        return len(self.own & keys.keys()) >= self.least and not self.body.isdisjoint(keys) and "body" not in keys


def parted(value: Any) -> Any:
    """Return a text parted at semicolons, blank parts left out; anything else as it is."""
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


def alone(value: Any) -> Any:
    """Return a text as a list of one, a blank one as an empty list; anything else as it is."""
    return ([value] if value.strip() else []) if isinstance(value, str) else value


TRAFILATURA = Profile(
    "trafilatura",
    # `source` holds the page's address, `hostname` its host, `source-hostname` the site's name; `filedate` is the day of processing.
    fields={
        "id": ("id", "fingerprint"),
        "url": ("source", "url"),
        "title": ("title",),
        "description": ("excerpt", "description"),
        "body": ("text",),
        "language": ("language",),
        "published_at": ("date",),
        "fetched_at": ("filedate",),
        "authors": ("author",),
        "source": ("hostname", "source-hostname", "sitename"),
        "publisher": ("source-hostname", "sitename"),
        "section": ("categories",),
        "tags": ("tags",),
        "images": ("image",),
        "license": ("license",),
    },
    lists={"authors": parted, "tags": parted, "images": alone},
    known=frozenset({"raw_text", "comments", "pagetype", "fingerprint", "sitename", "url", "description"}),
    own=frozenset({"source-hostname", "sitename", "filedate", "excerpt", "raw_text", "hostname", "fingerprint", "pagetype", "categories"}),
    body=frozenset({"text", "raw_text"}),
)

NEWS_PLEASE = Profile(
    "news-please",
    # Dates that were not found are written as the text "None", and stay so for the checks to see.
    fields={
        "id": ("id", "filename"),
        "url": ("url",),
        "title": ("title", "title_page", "title_rss"),
        "description": ("description",),
        "body": ("maintext", "text"),
        "language": ("language",),
        "published_at": ("date_publish",),
        "modified_at": ("date_modify",),
        "fetched_at": ("date_download",),
        "authors": ("authors",),
        "source": ("source_domain",),
        "images": ("image_url",),
    },
    lists={"images": alone},
    known=frozenset({"title_page", "title_rss", "localpath", "filename", "text"}),
    own=frozenset({"maintext", "date_publish", "date_download", "date_modify", "source_domain", "title_page", "title_rss", "localpath", "image_url"}),
    body=frozenset({"maintext", "text", "date_publish"}),
)

CANONICAL = Profile("canonical")
AUTO = "auto"

PROFILES: dict[str, Profile] = {profile.name: profile for profile in (CANONICAL, TRAFILATURA, NEWS_PLEASE)}
TELLING: tuple[Profile, ...] = (NEWS_PLEASE, TRAFILATURA)
"""Profiles that `auto` tries, in this order."""

MARKERS: frozenset[str] = frozenset[str]().union(*(profile.own for profile in TELLING))
"""A record with none of these keys is written by none of the tools."""


def find_profile(name: str) -> Profile | None:
    """Return a profile by its name, None for `auto`.

    Raises:
        ConfigError: there is no such profile.
    """
    if name == AUTO:
        return None
    if name not in PROFILES:
        known = [AUTO, *PROFILES]
        raise ConfigError(f"unknown profile {name!r}{did_you_mean(name, known) or '; known are ' + ', '.join(known)}")
    return PROFILES[name]
