"""Articles in the manner of the press, as many as a test needs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from model.article import Article, article_id
from model.mention import Directive, DocumentMention, DocumentNumber, Extraction, Figure, Meeting, NumberMention
from model.span import Span
from model.timex import PartialDate
from search.documents import Document, documents_of

_TEXT = "Sáng 3/3, Phó Thủ tướng yêu cầu các bộ hoàn thành cơ sở dữ liệu số {number} trước tháng 6, đạt ít nhất 90% hồ sơ."


def an_article(number: int, *, text: str | None = None) -> Article:
    text = text or _TEXT.format(number=number)
    url = f"https://bao.example/{number}.html"
    return Article(
        id=article_id(url=url, text=text),
        url=url,
        outlet="bao",
        title=f"Họp về cơ sở dữ liệu số {number}",
        text=text,
        authors=("Minh An",),
        published=PartialDate(2025, 3, 3, 9, 30),
    )


def found_in(article: Article) -> Extraction:
    """One of everything that the model has, whether or not the text says so."""
    whole, text = {"start": 0, "end": len(article.text)}, article.text
    number = NumberMention(start=0, end=4, text=text[:4], value=Decimal("90"), unit="%", comparator=">=")
    document = DocumentMention(
        start=0, end=4, text=text[:4], name="57-NQ/TW", document=DocumentNumber(type="NQ", number="57", issuer="TW")
    )
    meeting = Meeting(
        mentions=(Span(0, 4),),
        text=text[:4],
        kind="phiên họp",
        body="Chính phủ",
        date=PartialDate.of_day(date(2025, 3, 3)),
        place="Hà Nội",
        chairs=("Phó Thủ tướng",),
        participants=("Bộ Công an",),
        agenda="Cơ sở dữ liệu",
    )
    directive = Directive(
        **whole,
        text=text,
        issuer="Phó Thủ tướng",
        addressees=("Bộ Công an", "các bộ"),
        deadline=PartialDate(2025, 6),
        topics=("dữ liệu",),
        targets=(0,),
        document="57-NQ/TW",
    )
    figure = Figure(
        **whole,
        text=text,
        number=0,
        subject="hồ sơ",
        value=Decimal("90"),
        unit="%",
        role="target",
        due=PartialDate(2025, 6),
    )
    return Extraction(
        id=article.id,
        numbers=(number,),
        documents=(document,),
        meetings=(meeting,),
        directives=(directive,),
        figures=(figure,),
    )


def documents(numbers: range) -> list[Document]:
    articles = [an_article(number) for number in numbers]
    return [document for article in articles for document in documents_of(article, found_in(article))]
