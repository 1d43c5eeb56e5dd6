"""Pages as the web really serves them: each is an article or a named refusal, in bounded memory."""

from __future__ import annotations

import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pages import UnreadablePage, read_page
from model.article import Article

URL = "https://baolamson.example/hop-ve-du-lieu-1.html"
TITLE = "Lam Sơn họp về dữ liệu dùng chung"
FIRST = "Sáng 4/3, Ủy ban nhân dân tỉnh Lam Sơn họp về cơ sở dữ liệu dùng chung giữa các sở, ngành và địa phương trong tỉnh."
SECOND = "Chủ tịch tỉnh giao Sở Khoa học và Công nghệ hoàn thành kết nối trước ngày 30/6/2025, báo cáo tiến độ hằng tháng."


def page(*paragraphs: str, head: str = "", title: str = TITLE, charset: str = '<meta charset="utf-8">') -> str:
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs or (FIRST, SECOND))
    return (
        f"<!DOCTYPE html><html><head>{charset}<title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def read(html: str | bytes, content_type: str | None = None) -> Article:
    return read_page(html if isinstance(html, bytes) else html.encode(), url=URL, content_type=content_type)


def published(html: str) -> str | None:
    when = read(html).published
    return str(when) if when else None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty page (0 bytes)"),
        (b" \r\n\t ", "empty page (5 bytes)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "not a page but a PNG image"),
        (b"%PDF-1.7\n" + b"x" * 500, "not a page but a PDF document"),
        (b"\x1f\x8b\x08\x00" + b"x" * 500, "not a page but gzip data"),
        (bytes(range(256)) * 40, "binary data"),
        ("Sáng 4/3, tỉnh Lam Sơn họp về dữ liệu dùng chung.".encode(), "no markup in 49 characters"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed or sitemap: <rss>"),
        (b"<urlset xmlns='x'><url/></urlset>", "a feed or sitemap: <urlset>"),
        (b"<p>a</p>" * 2_600_000, "page of 20,800,000 bytes refused: the limit is 5,000,000"),
        (b"<p>a</p>" * 6_250_000, "page of 50,000,000 bytes refused"),
        (b"<p>a</p>" * 300_000, "elements refused: the limit is 50,000"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(4000)) + b">x</p>", "attributes refused: the limit is 3,000"),
        (b"<html><head><title>Trang</title></head><body></body></html>", "no article found under 'Trang': 0 words of text"),
        (b'<meta charset="x-viet-tcvn"><p>' + b"T\xd8nh Lam S\xacn h\xcep " * 50, "the charset 'x-viet-tcvn' is not supported"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_page_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePage) as refused:
        read(data)
    assert words in str(refused.value)


def test_a_server_that_sends_a_picture_is_believed() -> None:
    with pytest.raises(UnreadablePage, match="the server calls it 'image/jpeg'"):
        read(page(), content_type="image/jpeg")


def test_refusing_fifty_megabytes_takes_no_memory() -> None:
    data = b"<p>a</p>" * 6_250_000
    tracemalloc.start()
    with pytest.raises(UnreadablePage):
        read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def windows_1258(text: str) -> bytes:
    return b"".join(_letter_in_1258(letter) for letter in unicodedata.normalize("NFC", text))


def _letter_in_1258(letter: str) -> bytes:
    """Vowels with their shape are one sign of the code page, tones another."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (windows_1258(page(charset='<meta charset="windows-1258">')), None),
        (windows_1258(page(charset="")), "text/html; charset=windows-1258"),
        (windows_1258(page(charset="")), None),
        (windows_1258(page(charset='<meta charset="utf-8">')), "text/html; charset=utf-8"),
        (page(charset='<meta charset="iso-8859-1">').encode(), "text/html; charset=windows-1258"),
        (page(charset='<meta charset="utf-16">').encode(), None),
        (page(charset='<meta charset="zlib">').encode(), None),
        (b"\xef\xbb\xbf" + page().encode(), None),
        (b"\xff\xfe" + page().encode("utf-16-le"), None),
        (b"\xfe\xff" + page().encode("utf-16-be"), None),
        (unicodedata.normalize("NFD", page()).encode(), None),
        (page().replace("<p>", "<p>\x00\x08").encode(), None),
    ],
    ids=[
        "windows-1258 in meta",
        "windows-1258 in the header",
        "windows-1258 undeclared",
        "windows-1258 called utf-8",
        "utf-8 called windows-1258",
        "utf-8 called utf-16",
        "utf-8 called zlib",
        "utf-8 with BOM",
        "utf-16-le",
        "utf-16-be",
        "NFD",
        "control characters",
    ],
)
def test_the_same_article_in_every_encoding(data: bytes, content_type: str | None) -> None:
    article = read(data, content_type)
    assert (article.title, article.text) == (TITLE, f"{FIRST}\n{SECOND}")


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    article = read(page().encode().replace(b"4/3", b"4/3\xff"))
    assert article.text == f"{FIRST}\n{SECOND}".replace("4/3", "4/3\ufffd")


def test_utf_16_without_a_byte_order_mark_is_named() -> None:
    with pytest.raises(UnreadablePage, match="binary data: .* null bytes"):
        read(page().encode("utf-16-le"))


@pytest.mark.parametrize(
    "html",
    [
        f"<title>{TITLE}</title><h1>{TITLE}<p>{FIRST}<p>{SECOND}",
        f"<html><body><div><h1>{TITLE}</h1></span></div></table><p>{FIRST}<b></p><p>{SECOND}</b></i></body></body></html><p>",
        f"<html><h1>{TITLE}</h1>{'<div>' * 1500}<p>x</p>{'</div>' * 1500}<p>{FIRST}</p><p>{SECOND}</p></html>",
        f"<html><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><script>document.write('<p>{FIRST}')",
        f"<html><h1>{TITLE}</h1><!-- <p>Nháp</p> --><p>{FIRST}</p><![CDATA[<p>x</p>]]><p>{SECOND}</p></html>",
    ],
    ids=["unclosed", "misnested", "1500 deep", "unclosed script", "comments"],
)
def test_broken_markup_is_read(html: str) -> None:
    article = read(html)
    assert article.title == TITLE
    assert FIRST in article.text
    assert SECOND in article.text


@pytest.mark.parametrize(
    ("stated", "byline", "expected"),
    [
        ("2025-03-04T09:30:00+07:00", "", "2025-03-04T09:30"),
        ("2025-03-04T02:30:00Z", "", "2025-03-04T09:30"),
        ("2025-03-04T09:30:00Z", "<p>04/03/2025 09:30</p>", "2025-03-04T09:30"),
        ("2099-01-01T00:00:00+07:00", "<p>Thứ Ba, 4/3/2025 09:30 (GMT+7)</p>", "2025-03-04T09:30"),
        ("1970-01-01T00:00:00Z", "<p>04/03/2025 09:30</p>", "2025-03-04T09:30"),
        ("0001-01-01T00:00:00", "", None),
        ("2025-02-30T09:30:00+07:00", "<p>04/03/2025 09:30</p>", "2025-03-04T09:30"),
        ("hôm qua", "", None),
        ("2025-03-04T00:00:00+07:00", "<p>04/03/2025, 09:30</p>", "2025-03-04T09:30"),
        ("2025-03-04", "", "2025-03-04"),
        ("", "<p>Cập nhật lúc 9 giờ 30 ngày 4/3/2025</p>", "2025-03-04T09:30"),
        ("2025-03-04T09:30:00+07:00", "<ul><li>Tin cũ 01/02/2020</li></ul>", "2025-03-04T09:30"),
        ("", "<time datetime='2025-03-04T02:30:00.000Z'>4 giờ trước</time>", "2025-03-04T09:30"),
    ],
)
def test_lying_dates(stated: str, byline: str, expected: str | None) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    assert published(page(head=head).replace("</h1>", f"</h1>{byline}")) == expected


def test_a_change_before_the_publication_is_no_change() -> None:
    head = (
        '<meta property="article:published_time" content="2025-03-04T09:30:00+07:00">'
        '<meta property="article:modified_time" content="2025-03-04T08:00:00+07:00">'
    )
    article = read(page(head=head))
    assert (str(article.published), article.modified) == ("2025-03-04T09:30", None)


def test_of_two_articles_on_a_page_the_one_of_the_headline_is_read() -> None:
    storm = "Bão số 5 đang đi vào vùng biển phía bắc và sẽ gây mưa lớn trong đêm."
    second = f"<article><h1>Bài khác về bão số 5</h1><p>{storm}</p></article>"
    article = read(page().replace("</article>", f"</article>{second}"))
    assert article.title == TITLE
    assert article.text.startswith(FIRST)


def test_a_live_blog_keeps_its_entries_in_order() -> None:
    entries = "".join(
        f"<div class='item'><time>{hour}:15</time><p>Lúc {hour} giờ 15, đoàn kiểm tra đến điểm thứ {hour} trong ngày.</p></div>"
        for hour in (11, 10, 9)
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Trực tiếp kiểm tra"}</script>'
    text = read(page(FIRST, head=head, title="Trực tiếp kiểm tra").replace("</article>", f"{entries}</article>")).text
    places = [text.index(f"điểm thứ {hour} ") for hour in (11, 10, 9)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "html",
    [
        page("Xem video.", title="Video: Lễ khai mạc").replace("<p>", "<video src='a.mp4'></video><p>"),
        page("Nội dung dành cho hội viên."),
    ],
    ids=["video", "paywall"],
)
def test_a_page_without_text_says_so(html: str) -> None:
    with pytest.raises(UnreadablePage, match="no article found under '.*': \\d words of text"):
        read(html)


FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "<h1>", "</h1>", "<article>", "<table><tr><td>", "<a href='x'>", "<!--", "-->"]
    + [
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": 5}</script>',
        "<meta charset='utf-16'>",
        "&#x1F;",
    ]
    + [FIRST, SECOND, "\ufffe", "\u0301" * 40, "4/3/2025 99:99", "<time datetime='2025-99-99T99:99'>"]
)


@given(
    st.binary(max_size=400)
    | st.lists(FRAGMENTS, max_size=40).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        article = read(data)
    except UnreadablePage:
        return
    assert article.title
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert len(article.text.split()) >= 8


def test_the_sapo_of_another_article_is_not_taken() -> None:
    other = "Giá xăng ngày mai có thể giảm lần thứ ba liên tiếp theo đà của thế giới."
    boxes = f"<ul><li><p class='sapo'>{other}</p></li></ul><p class='description'><a href='/xang-2.html'>{other}</a></p>"
    article = read(page().replace("</article>", f"</article>{boxes}"))
    assert (article.lead, article.text) == (None, f"{FIRST}\n{SECOND}")


def test_a_text_that_quotes_its_headline_keeps_what_stands_before() -> None:
    text = read(page(FIRST, TITLE, SECOND)).text
    assert text == f"{FIRST}\n{SECOND}"


def test_tools_above_the_headline_are_no_text() -> None:
    tools = "<div>Trang chủ</div><div>Chuyển đổi số</div><div>Cỡ chữ A A A</div>"
    html = page().replace("<article>", f"<article class='detail-content'>{tools}")
    assert read(html).text == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("last", "authors"),
    [
        ("<p style='text-align:right'>Trần Văn Hợp</p>", ("Trần Văn Hợp",)),
        ("<p align='right'><em>Bài, ảnh: Minh Khuê</em></p><p><i>(Theo Báo Lam Sơn)</i></p>", ("Minh Khuê",)),
        ("<p><strong>Minh Khuê - Hà Vy</strong></p>", ("Minh Khuê", "Hà Vy")),
        ("<p><strong>Xin cảm ơn ông!</strong></p>", ()),
        ("<p><strong>Tổng hợp</strong></p>", ()),
    ],
)
def test_the_line_that_signs_an_article(last: str, authors: tuple[str, ...]) -> None:
    article = read(page().replace("</article>", f"{last}</article>"))
    assert article.authors == authors
    assert article.text.startswith(f"{FIRST}\n{SECOND}")
    assert not any(name in article.text for name in authors)


def test_the_byline_stands_above_the_headline_and_days_of_others_below() -> None:
    teasers = "".join(f"<div><b>Tin {number}</b><i>0{number}/03/2025</i></div>" for number in range(1, 9))
    html = (
        page(*(f"{FIRST} Lần {number}." for number in range(25)))
        .replace("<h1>", "<div>08:12 04/03/2025</div><h1>")
        .replace("</article>", f"<section>{teasers}</section></article>")
    )
    assert published(html) == "2025-03-04T08:12"


def test_a_short_article_under_a_large_menu_is_no_list() -> None:
    menu = "".join(f"<a href='/muc-{number}'>Chuyên mục thứ {number} của báo</a> " for number in range(200))
    html = page().replace("<article>", f"<div>{menu}</div><article class='detail-content'>")
    assert read(html.replace("</h1>", "</h1><span>04/03/2025 09:30</span>")).text == f"{FIRST}\n{SECOND}"
    with pytest.raises(UnreadablePage, match="of the words on the page are links, as on a list"):
        read(html.replace("class='detail-content'", ""))
