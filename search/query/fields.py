"""The fields that a query may name."""

from __future__ import annotations

from typing import Literal, get_args

from search.documents import DAY_FIELDS, TEXT_FIELDS, DayField, TextField
from search.errors import QueryError
from search.query.tree import ExactField
from search.vietnamese import fold, prepare

Field = TextField | ExactField | DayField | Literal["document", "value"]

# Beside the English names those that a Vietnamese analyst would type, with or without accents and underlines.
_ALIASES: dict[Field, tuple[str, ...]] = {
    "title": ("tiêu_đề", "tít"),
    "body": ("nội_dung",),
    "issuer": ("người_giao",),
    "addressee": ("nơi_nhận", "người_nhận"),
    "author": ("tác_giả",),
    "place": ("địa_điểm",),
    "outlet": ("báo",),
    "topic": ("chủ_đề",),
    "status": ("trạng_thái",),
    "unit": ("đơn_vị",),
    "document": ("số_hiệu", "văn_bản"),
    "published": ("ngày_đăng",),
    "deadline": ("hạn", "thời_hạn"),
    "value": ("giá_trị",),
}
FIELDS: tuple[Field, ...] = tuple(_ALIASES)
TEXT: dict[str, TextField] = {name: name for name in TEXT_FIELDS}
EXACT: dict[str, ExactField] = {name: name for name in get_args(ExactField)}
DAYS: dict[str, DayField] = {name: name for name in DAY_FIELDS}


def _plain(name: str) -> str:
    return fold(prepare(name)).replace(" ", "")


_NAMES: dict[str, Field] = {_plain(name): field for field, names in _ALIASES.items() for name in (field, *names)}


def field_named(name: str, position: int) -> Field:
    """Raises ``QueryError`` that lists the fields there are."""
    if field := _NAMES.get(_plain(name)):
        return field
    hint = f"fields are {', '.join(FIELDS)}; leave a blank after the colon if it is only text"
    raise QueryError(f"there is no field {name!r}", position=position, hint=hint)
