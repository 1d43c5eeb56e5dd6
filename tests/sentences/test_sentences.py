"""Where sentences end: self-written text in the manner of the press, marked by hand with ``|`` at every boundary."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sentences import split_sentences

MARKED = {
    "two plain sentences": "Chiều 3/4, Bộ họp phiên thứ hai.| Phiên họp bàn về dữ liệu.",
    "title with stops": "PGS.TS. Trần Văn An trình bày đề án.| GS. Lê Thị Hoa góp ý.",
    "title run together": "Theo PGS.TS Trần Văn An, đề án cần thêm thời gian.",
    "city": "UBND TP.HCM và TP. Hải Phòng họp bàn.| TP.Đà Nẵng vắng mặt.",
    "initial of a name": "Bà Nguyễn T. Mai và ông J. Smith cùng dự.| Hội nghị kết thúc.",
    "decimal and thousands": "Giá tăng 3.5 lần, đạt 1.200 tỷ đồng, tức 2,5%.| Doanh thu giảm.",
    "date with stops": "Luật có hiệu lực từ 1.7.2025.| Nghị định sẽ ban hành sau.",
    "no blank after the stop": "Bộ họp thường kỳ tháng 2.|Phiên họp diễn ra tại Hà Nội.|Theo báo cáo, thu tăng.|HĐND đồng ý.",
    "web address": "Trang VOV.VN và Chinhphu.vn đưa tin.| Báo VnExpress.net cũng vậy.",
    "closing quote stays": '"Chúng ta phải làm ngay.| Không được chờ đợi."| Bộ trưởng nói thêm về tiến độ.',
    "quote that goes on": '"Chúng ta phải làm ngay.| Không được chờ đợi!", Bộ trưởng nhấn mạnh.',
    "curly quotes": "“Làm ngay.| Không chờ.” – ông nói.| “Việc khó cũng phải làm.”| Hội nghị vỗ tay.",
    "straight quote opens the next": 'Hội nghị diễn ra trong tháng 2.|"Chúng tôi sẵn sàng", ông nói.',
    "ellipsis inside": "Các tập đoàn như Viettel, FPT... không chỉ dự họp.| Rà soát luật về thuế...| Có cách làm mới.",
    "ellipsis before a semicolon": "Lập cơ sở dữ liệu về đất đai...; phát triển khu công nghệ cao.",
    "line breaks": "Tiêu đề không có dấu chấm\n|Đoạn thứ nhất bắt đầu.\n\n|Đoạn thứ hai.",
    "numbered list": "1. Hoàn thiện thể chế.\n|2. Phát triển hạ tầng.\n|a) Rà soát quy hoạch; b) bố trí vốn.",
    "headline run into text": "Kiện toàn nhân sự lãnh đạo Để dự án đúng tiến độ, Bộ trưởng yêu cầu làm ngay.",
    "headline before however": "Gỡ vướng cho dự án Tuy nhiên dự án còn chậm.",
    "dateline": "(Dân trí) -| Thủ tướng vừa ký công điện.\n|NDO -| Chiều 3/4, Ban Chỉ đạo họp.",
    "caption run into text": "Toàn cảnh phiên họp (Ảnh: An Bình).|Theo ông, việc rất nhiều.",
    "caption without a stop": "Quang cảnh hội nghị (Ảnh: TTXVN)|Phát biểu khai mạc, ông cảm ơn.",
    "question and exclamation": "Vì sao chậm?| Ai chịu trách nhiệm!| Bộ sẽ trả lời.",
    "lines cut at a fixed width": "Bộ yêu cầu các đơn vị rà soát,\nbổ sung và báo cáo\nkết quả.\n|Hội nghị kết thúc.",
    "colon keeps its list": "Bộ trưởng yêu cầu: Cục Viễn thông rà soát; Cục Bưu chính báo cáo.",
}
HEADLINES = {"headline run into text": "Kiện toàn nhân sự lãnh đạo", "headline before however": "Gỡ vướng cho dự án"}


@pytest.mark.parametrize("name", sorted(set(MARKED) - set(HEADLINES)))
def test_boundaries_are_where_they_were_marked(name: str) -> None:
    text = MARKED[name].replace("|", "")
    assert [span.of(text) for span in split_sentences(text)] == [part.strip() for part in MARKED[name].split("|")]


@pytest.mark.parametrize("name", sorted(HEADLINES))
def test_a_headline_run_into_the_text_is_a_sentence_of_its_own(name: str) -> None:
    first, second = split_sentences(MARKED[name])
    assert first.of(MARKED[name]) == HEADLINES[name]
    assert second.start == first.end + 1


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n"])
def test_text_without_words_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


@given(st.text(alphabet='aăâbAĂ .,!?…"”“()\n1:-', max_size=200))
def test_sentences_are_ordered_and_cover_all_but_blanks(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert "".join(span.of(text) for span in spans).split() == [] or "".join(
        "".join(span.of(text).split()) for span in spans
    ) == "".join(text.split())


def test_time_is_linear() -> None:
    unit = 'Theo PGS.TS. An, "cần làm ngay.", ông nói (Ảnh: B).Sau đó họp tiếp.. 3.5%… '
    small, large = unit * 400, unit * 8000
    split_sentences(small)
    fast = min(_seconds(small) for _ in range(3))
    assert _seconds(large) < 20 * fast * 4 + 0.1


def _seconds(text: str) -> float:
    begin = time.perf_counter()
    split_sentences(text)
    return time.perf_counter() - begin
