"""DAT: when an article was published, and whether its record says so."""

from copydesk.checks.dates.form import ambiguous_date, missing_date, mixed_date_forms, placeholder_date
from copydesk.checks.dates.order import address_date_differs, date_after_fetch, modified_before_published, stamped_date, swapped_date
from copydesk.checks.dates.prose import contradicted_date, later_reference, other_time, wrong_weekday

__all__ = [
    "address_date_differs",
    "ambiguous_date",
    "contradicted_date",
    "date_after_fetch",
    "later_reference",
    "missing_date",
    "mixed_date_forms",
    "modified_before_published",
    "other_time",
    "placeholder_date",
    "stamped_date",
    "swapped_date",
    "wrong_weekday",
]
