"""docs/elasticsearch.md and compose.yaml name the settings that there are."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from search.elasticsearch.client import Connection

ROOT = Path(__file__).parents[2]
SETTINGS = {f"NQ57_ELASTICSEARCH_{name.upper()}" for name in Connection.model_fields}


def test_every_setting_is_explained() -> None:
    text = (ROOT / "docs" / "elasticsearch.md").read_text(encoding="utf-8")
    table = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `NQ57_")]
    assert set(re.findall(r"NQ57_ELASTICSEARCH_\w+", " ".join(table))) == SETTINGS


def test_the_composition_sets_what_there_is_and_mounts_what_it_names() -> None:
    composition = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    for name in ("crawl", "nq57"):
        service = composition["services"][name]
        given = {key for key in service["environment"] if key.startswith("NQ57_ELASTICSEARCH_")}
        assert given <= SETTINGS
        assert service["environment"]["NQ57_ELASTICSEARCH_CA_FILE"].startswith("/certificates/")
        assert {volume.split(":")[0] for volume in service["volumes"]} <= composition["volumes"].keys()
