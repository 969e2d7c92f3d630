"""The data contract."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from copydesk_schemas import COLUMNS, LINK_RULES, RULES
from copydesk_schemas.link_table import LINK_TABLE
from copydesk_schemas.odcs import contract, contract_text
from copydesk_schemas.rules import OfType


def test_the_contract_keeps_to_the_standard() -> None:
    """The contract is valid by the JSON Schema that Bitol publishes for the standard."""
    package = pytest.importorskip("open_data_contract_standard", reason="needs the schema of the standard")
    schema = json.loads((files(package) / "schema.json").read_text("utf-8"))

    jsonschema.validate(contract(), schema)


def test_every_field_and_rule_is_in_the_contract() -> None:
    """Fields are properties in order; each rule that the logical type does not say is a quality check of its field."""
    articles, links = contract()["schema"]

    assert [p["name"] for p in articles["properties"]] == [c.name for c in COLUMNS]
    assert [p["name"] for p in links["properties"]] == [c.name for c in LINK_TABLE]
    for part, rules in ((articles, RULES), (links, LINK_RULES)):
        told = {(p["name"], check["name"]) for p in part["properties"] for check in p.get("quality", ())}

        assert told == {(rule.column, rule.id) for rule in rules if not isinstance(rule.test, OfType)}


def test_required_fields_are_those_that_must_be_present() -> None:
    """A field is required where a rule says that it must be there."""
    assert [p["name"] for p in contract()["schema"][0]["properties"] if p["required"]] == ["id", "url", "title", "body", "published_at"]


def test_the_text_is_yaml_of_the_contract() -> None:
    """The YAML that is printed reads back as the contract."""
    yaml = pytest.importorskip("ruamel.yaml", reason="needs a YAML reader")

    assert yaml.YAML(typ="safe").load(contract_text()) == contract()
