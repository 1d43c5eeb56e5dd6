"""The templates hold what the model has, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from search.documents import DAY_FIELDS, KEYWORD_FIELDS, KINDS, TEXT_FIELDS
from search.elasticsearch.bulk import Operation, send
from search.elasticsearch.index import ElasticsearchIndex
from search.elasticsearch.sources import source_of
from search.elasticsearch.translate import translate
from search.query.plan import Keys, Run, Start
from search.query.tree import DayRange, ValueRange
from search_mappings import load_templates
from tests.elasticsearch.articles import documents

OTHER = {"id", "article_id", "ordinal", "story", "values", "minute", "weight"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_list_every_field_of_a_document(kind: str) -> None:
    texts = {*TEXT_FIELDS, *(f"{name}_folded" for name in TEXT_FIELDS)}
    mappings = load_templates().mappings(kind)
    assert mappings["properties"].keys() == texts | {*KEYWORD_FIELDS, *DAY_FIELDS} | OTHER
    assert mappings["dynamic"] == "strict"


def test_another_prefix_is_in_every_name() -> None:
    templates = load_templates("bao")
    assert templates.components.keys() == {"bao-document", "bao-settings"}
    assert all(body["index_patterns"] == [f"bao-{kind}-v*"] for kind, body in templates.indexes.items())
    assert all(body["composed_of"] == ["bao-settings", "bao-document"] for body in templates.indexes.values())


def test_the_articles_of_these_tests_have_a_value_in_every_field() -> None:
    filled = {name for document in documents(range(1)) for name in source_of(document)}
    assert filled == load_templates().mappings("articles")["properties"].keys()


@pytest.mark.elasticsearch
def test_every_document_of_the_model_is_taken(index: ElasticsearchIndex) -> None:
    index.add(documents(range(1)))
    index.commit()
    assert list(index.rejected) == []
    assert {kind: index.count(kind) for kind in KINDS} == {"articles": 1, "directives": 1, "meetings": 1, "figures": 1}


@pytest.mark.elasticsearch
@pytest.mark.parametrize(
    "node",
    [
        Run("body", ("cơ", "sở", "dữ", "liệu")),
        Run("body", ("co", "so", "du", "lieu"), folded=True),
        Run("issuer", ("phó", "thủ", "tướng")),
        Start("addressee", "cong", folded=True),
        Keys("document", ("57-nq/tw",)),
        Keys("addressee_name", ("Bộ Công an",)),
        DayRange("deadline", None, None),
        ValueRange(90, None),
    ],
    ids=str,
)
def test_the_fields_are_searched_as_they_are_meant(index: ElasticsearchIndex, client: Elasticsearch, node: Run) -> None:
    index.add(documents(range(1)))
    index.commit()
    read = index.admin.states()[1].index
    assert client.count(index=read, query=translate(node))["count"] == 1


@pytest.mark.elasticsearch
def test_a_field_that_is_not_listed_is_refused(index: ElasticsearchIndex, client: Elasticsearch) -> None:
    (live,) = {state.index for state in index.admin.states() if state.kind == "articles"}
    article = documents(range(1))[0]
    strange = source_of(replace(article, id="a")) | {"colour": "đỏ"}
    (rejection,) = send(client, [Operation(str(live), "a", strange)], aliases_only=False)
    assert rejection.id == "a"
    assert "colour" in rejection.reason
