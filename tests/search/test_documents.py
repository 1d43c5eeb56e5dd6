"""What an article weighs beside others."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from model.article import Article, article_id
from model.mention import Extraction
from model.timex import PartialDate
from search.documents import documents_of
from search.watch import Watch, watch


def weight(text: str, published: PartialDate | None = None) -> float:
    article = Article(id=article_id(url=None, text=text), url=None, outlet=None, title=None, text=text, published=published)
    return next(documents_of(article, Extraction(id=article.id))).weight


def test_an_article_that_names_what_is_followed_counts_a_little_more() -> None:
    assert weight("Nghị quyết số 57-NQ/TW về khoa học.") == pytest.approx(1.1)
    assert weight("Nghị quyết số 57/NQ-CP về ven biển.") == 1.0
    assert weight("Nghị quyết về khoa học.") == 1.0


def test_ten_years_double_the_weight() -> None:
    old, new = (weight("Bài.", PartialDate(year, 3, 1)) for year in (2014, 2024))
    assert new / old == pytest.approx(2.0, rel=0.01)


def test_without_a_day_an_article_weighs_what_it_did_on_the_day_of_the_resolution() -> None:
    assert weight("Bài.") == weight("Bài.", PartialDate(2024, 12, 22)) == 1.0


def test_the_watch_is_checked_when_read() -> None:
    assert watch().documents == ("57-NQ/TW",)
    for wrong in ({"documents": [], "counts": 3}, {"documents": []}, {"documents": [], "counts": 1, "topics": []}):
        with pytest.raises(ValidationError):
            Watch.model_validate(wrong)
