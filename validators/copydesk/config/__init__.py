"""The settings of a run: flags over environment over the nearest settings file, every name checked."""

from copydesk.config.glossary import GlossaryEntry
from copydesk.config.load import FILE_NAME, find_settings, load_settings
from copydesk.config.policy import SourcePolicy, Threshold, Waiver
from copydesk.config.settings import NEVER, Limits, Settings, today

__all__ = [
    "FILE_NAME",
    "NEVER",
    "GlossaryEntry",
    "Limits",
    "Settings",
    "SourcePolicy",
    "Threshold",
    "Waiver",
    "find_settings",
    "load_settings",
    "today",
]
