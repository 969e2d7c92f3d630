"""ENT: names that are spelled in more than one way, or in a way that nobody else spells them."""

from copydesk.checks.entities.camel_case import camel_case_variants
from copydesk.checks.entities.glossary import glossary_breach
from copydesk.checks.entities.misspelt import inconsistent_entity_spelling, misspelt_full_name, title_name_differs, unusual_spelling

__all__ = [
    "camel_case_variants",
    "glossary_breach",
    "inconsistent_entity_spelling",
    "misspelt_full_name",
    "title_name_differs",
    "unusual_spelling",
]
