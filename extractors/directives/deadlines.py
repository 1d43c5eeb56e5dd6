"""The date by which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from model.mention import DateMention
from model.span import Span
from model.timex import DateRange, Duration, Timex

_DUE = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?: là)?|muộn nhất|đến hết|hết|xong)(?: (?:vào|trong|trước))? $"
    r"|(?<!\w)(?:hoàn thành|xong|trình|báo cáo|ban hành|thông qua|khởi công|vận hành|khánh thành|kết thúc)(?!\w)"
    r"(?:(?! sẽ )[^;\n]){0,90}(?:trong|vào|ngay) $"
    r"|(?<!\w)(?:hoàn thành|khởi công|khánh thành) $|(?<!\w)(?:khởi công|khánh thành)[^.;\n]{0,60} (?:vào|nhân) dịp $"
    r"|(?<!\w)(?:ngay trong|phấn đấu (?:đến|trong)|(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý),? trong) $",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?<!\w)(?:trong|vào) $", re.IGNORECASE)
_MUST = re.compile(r",? (?:cần )?phải(?!\w)|, cần(?!\w)")
"""'Năm 2025 | phải cơ bản tháo gỡ …'."""
_CLAUSE_BEGINS = re.compile(r"(?:(?:^|[,;:] )(?:(?:đến|trong|hết) )?|(?<!\w)để trong )$")
_OUTLOOK = re.compile(r",? (?:và )?(?:tầm nhìn|định hướng|thời gian tới|những tháng)(?!\w)")
_NO_TERM = re.compile(r"(?<!\w)(?:từ nay|tầm nhìn|định hướng|tương lai) (?:cho )?(?:đến|tới)(?: hết)? $", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:[Đđ]ề án|[Cc]hương trình|[Cc]hiến lược|[Kk]ế hoạch|[Dd]ự án|[Qq]uy hoạch|[Pp]hong trào) [\"“][^\"”]{0,300}$"
)
"""'Đề án “Phát triển … | đến năm 2030”': a year in the name of a plan."""
_BOUNDS = ("by", "before", "until")
_REPORTED_LATE = timedelta(days=15)
"""How long after its date a deadline is still told as one: an order is reported days after it was given."""
_FINE = ("month", "quarter", "day", "minute", "week")
_REACH = 130


def find_deadline(text: str, sentence: Span, dates: Sequence[DateMention], *, written_on: date | None) -> Timex | None:
    """The first date of the sentence that 'trước', 'đến' or 'hoàn thành … trong' or the like make one; within its clause one
    with 'trước' or 'đến' comes first.

    No date that was past for some time when the article was written, no end of a plan ('giai đoạn 2026 - 2030', 'đến năm 2030,
    tầm nhìn 2045') and no span that begins today ('từ nay tới cuối năm').
    """
    open_ones = [mention for mention in dates if _may_come(text, sentence, mention, written_on)]
    due = [mention for mention in open_ones if mention.bound in _BOUNDS or _is_due(text, sentence, mention)]
    if not due:
        return None
    clause = [mention for mention in due if ";" not in text[due[0].end : mention.start]]
    return next((mention for mention in clause if mention.bound in _BOUNDS), due[0]).value


def _may_come(text: str, sentence: Span, mention: DateMention, written_on: date | None) -> bool:
    if mention.value is None or isinstance(mention.value, Duration | DateRange) or _OUTLOOK.match(text, mention.end):
        return False
    if _NO_TERM.search(text, sentence.start, mention.start) or _NAMED.search(text, sentence.start, mention.start):
        return False
    late = _REPORTED_LATE if mention.bound in ("by", "before") else timedelta(0)
    return written_on is None or mention.value.last_day >= written_on - late


def _is_due(text: str, sentence: Span, mention: DateMention) -> bool:
    before = text[max(sentence.start, mention.start - _REACH) : mention.start]
    fine = mention.granularity in _FINE and _WITHIN.search(before) is not None
    return fine or _DUE.search(before) is not None or _is_set(text, before, mention)


def _is_set(text: str, before: str, mention: DateMention) -> bool:
    return _CLAUSE_BEGINS.search(before) is not None and _MUST.match(text, mention.end) is not None
