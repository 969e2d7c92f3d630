"""The two passes over batches of records."""

from copydesk.engine.local import Outcome, Run, survey_pass

__all__ = ["Outcome", "Run", "survey_pass"]
