"""Files in, rows out; what cannot be read goes to quarantine with its reason."""

from copydesk.readers.open import open_inputs
from copydesk.readers.profiles import PROFILES, find_profile
from copydesk.readers.row import Input, Row
from copydesk.readers.rows import rows_input

__all__ = ["PROFILES", "Input", "Row", "find_profile", "open_inputs", "rows_input"]
