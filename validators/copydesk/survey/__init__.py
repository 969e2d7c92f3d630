"""The first pass: what the whole run says, in small summaries that merge in any order."""

from copydesk.survey.survey import FileTally, SourceTally, Survey

__all__ = ["FileTally", "SourceTally", "Survey"]
