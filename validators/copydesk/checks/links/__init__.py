"""LNK: related links, and whether each label belongs to its target."""

from copydesk.checks.links.bad_link_address import bad_link_address
from copydesk.checks.links.file_name_label import file_name_label
from copydesk.checks.links.foreign_label import foreign_label
from copydesk.checks.links.generic_label import generic_label
from copydesk.checks.links.not_an_article import link_to_no_article
from copydesk.checks.links.repeated_label import repeated_label
from copydesk.checks.links.self_link import self_link
from copydesk.checks.links.swapped_label import swapped_label
from copydesk.checks.links.teaser_block import teaser_block
from copydesk.checks.links.truncated_label import truncated_label

__all__ = [
    "bad_link_address",
    "file_name_label",
    "foreign_label",
    "generic_label",
    "link_to_no_article",
    "repeated_label",
    "self_link",
    "swapped_label",
    "teaser_block",
    "truncated_label",
]
