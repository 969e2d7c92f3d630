"""Every record that went in comes out as exactly one of passed, flagged, quarantined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Accounting:
    """The four counts of a run, a file or a source."""

    read: int = 0
    passed: int = 0
    flagged: int = 0
    quarantined: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether read = passed + flagged + quarantined."""
        return self.read == self.passed + self.flagged + self.quarantined

    def to_dict(self) -> dict[str, int]:
        """Return the counts as the JSON contract writes them."""
        return {"read": self.read, "passed": self.passed, "flagged": self.flagged, "quarantined": self.quarantined}

    def __str__(self) -> str:
        return f"{self.read} read = {self.passed} passed + {self.flagged} flagged + {self.quarantined} quarantined"
