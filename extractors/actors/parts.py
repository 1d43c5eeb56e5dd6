"""The pieces of which the names of people, offices and bodies are built, as regular expressions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.lexicon import CAPITALS, any_case_behind, any_of, either_case, either_tone, load_words

WORDS: dict[str, Any] = {
    name: either_tone(words) if isinstance(words, list) else words for name, words in load_words(__package__).items()
}
BODIES = load_words(__package__, "bodies.yml")
_PROVINCES = load_words(__package__, "provinces.yml")
PLACES = either_tone(
    [
        *_PROVINCES["today"],
        *_PROVINCES["also_written"],
        *_PROVINCES["regions"],
        *(former["name"] for former in _PROVINCES["until_2025_06_30"]),
    ]
)


def _known(kinds: Iterable[list[dict[str, Any]]]) -> str:
    names = (name for kind in kinds for body in kind for name in (body["name"], *body.get("short", ())))
    return any_case_behind(either_tone(names))


END = r"(?!\w)"
MINISTRIES = either_tone(
    str(body["name"]).removeprefix("Bộ ") for body in BODIES["ministries"] if str(body["name"]).startswith("Bộ ")
)
"""'Công an', 'Nông nghiệp và Môi trường': ministries without their head, as the departments under them are named too."""
WORD = rf"[{CAPITALS}]\w*(?:&\w+)*"
"""One capitalised word: 'Viettel', 'KH&CN'."""
KNOWN = rf"(?:{_known(BODIES.values())}){END}"
"""A body of ``bodies.yml`` by its full or short name."""
PLACE = rf"(?:{any_of(PLACES)}){END}"
COMPOUND = rf"(?:{any_of(WORDS['compounds'])}){END}"
HEAD = rf"(?!TP\.)(?:{any_of(WORDS['heads'])}){END}"
COURTESY = rf"(?:{either_case(WORDS['courtesy'])}){END}(?:(?<=[A-Z]|s)\.)?"
PROVINCES_ALL = r"các tỉnh(?:, | và )(?:thành phố|TP)(?: trực thuộc [Tt]rung ương)?"
COUNTRY = rf"(?:{any_of(WORDS['countries'])}){END}(?! (?:{any_of(WORDS['not_country_before'])}){END})"

_ABOUT = (
    r"(?: (?:Trung ương|trung ương|Chính phủ|của Chính phủ|Nhà nước|[Qq]uốc gia|cấp tỉnh|tỉnh|thành phố|Cải cách))*"
    r"(?: (?:về|xây dựng|các|[Pp]hòng thủ|phòng,? chống|phát triển|triển khai|thực hiện|Phòng,? chống|Đổi mới)"
    r"(?: [^.;:\n\"“”]{4,100}?)? (?:chuyển đổi số(?: quốc gia)?(?:(?:,| và) Đề án 06)?|Đề án 06|đường sắt"
    r"|Nghị quyết(?: số)? \d+(?:-NQ/TW|/\d{4}/QH\d+)?|dân sự(?: quốc gia)?|\(sửa đổi\)|Quốc hội|tiêu cực"
    r"|giao thông vận tải|hành chính|cả nước|tham nhũng|hạt nhân))?"
)
STEERING = rf"B(?:an [Cc]hỉ đạo|CĐ){END}{_ABOUT}"
"""'Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số'."""
STEERING_CHAIR = rf"(?:[Pp]hó )?[Tt]rưởng [Bb]an [Cc]hỉ đạo{END}{_ABOUT}"
SMALL = rf"(?:{any_of(WORDS['compounds_small'])}){END}"
TITLE = rf"(?:{STEERING_CHAIR}|(?i:{any_of(WORDS['titles'])}){END})"
_SURNAME = rf"(?!{PLACE})(?:{any_of(WORDS['surnames'])})"
NAME = rf"{_SURNAME}(?: (?!{TITLE})[{CAPITALS}]\w*){{1,3}}{END}"
"""'Tô Lâm', 'Nguyễn Thị Bích Ngọc'; no place, such as Hà Nội, and no office."""
PART = rf"(?>{KNOWN}|{PLACE}|{COMPOUND}|(?!{TITLE})(?!{_SURNAME} [{CAPITALS}]){WORD})"
"""One piece of the name of a body: 'Khoa học', 'Việt Nam', 'Bộ Xây dựng'."""
_SMALL_WORD = rf"(?:{any_of(WORDS['inside_office'])}){END}"
_ALIAS = rf"\([{CAPITALS}][\w&,. -]{{0,20}}\)"
_TAIL = rf"(?:,? (?!{TITLE})(?>{STEERING}|{KNOWN}|{HEAD}|{PART}|{PROVINCES_ALL}|{_SMALL_WORD}|{_ALIAS}))"
OFFICE_TAIL = rf"(?>(?: |, |,? và |,? kiêm ){TITLE}|{_TAIL})"
"""What may follow a title within an office: 'Bộ trưởng | Bộ | Ngoại giao'."""
