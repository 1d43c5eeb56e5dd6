"""The date by which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from model.mention import DateMention
from model.span import Span
from model.timex import Duration, Timex

_DUE = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?: là)?|muộn nhất|đến hết|hết|xong)(?: (?:vào|trong|trước))? $"
    r"|(?<!\w)(?:hoàn thành|xong|trình|báo cáo|ban hành|thông qua|khởi công|vận hành|khánh thành|kết thúc)(?!\w)"
    r"(?:(?! sẽ )[^;\n]){0,90}(?:trong|vào|ngay) $"
    r"|(?<!\w)(?:ngay trong|phấn đấu(?: đến| trong)?|(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý),? trong) $",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?<!\w)(?:trong|vào) $", re.IGNORECASE)
_MUST = re.compile(r" (?:cần )?phải(?!\w)")
"""'Năm 2025 | phải cơ bản tháo gỡ …'."""
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:] )(?:(?:đến|trong|hết) )?$")
_FINE = ("month", "quarter", "day", "minute", "week")
_REACH = 130


def find_deadline(text: str, sentence: Span, dates: Sequence[DateMention], *, written_on: date | None) -> Timex | None:
    """The first date of the sentence that 'trước', 'hoàn thành … trong' or the like make one, and not a past one."""
    for mention in dates:
        if mention.value is None or isinstance(mention.value, Duration):
            continue
        if written_on and mention.value.last_day < written_on:
            continue
        if mention.bound in ("by", "before", "until"):
            return mention.value
        before = text[max(sentence.start, mention.start - _REACH) : mention.start]
        if _DUE.search(before) or _is_set(text, before, mention) or (mention.granularity in _FINE and _WITHIN.search(before)):
            return mention.value
    return None


def _is_set(text: str, before: str, mention: DateMention) -> bool:
    return _CLAUSE_BEGINS.search(before) is not None and _MUST.match(text, mention.end) is not None
