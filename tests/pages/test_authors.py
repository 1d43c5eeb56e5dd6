from __future__ import annotations

import pytest

from extractors.pages.authors import names


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nguyễn Văn An - Trần Bình (Báo Lam Sơn)", ("Nguyễn Văn An", "Trần Bình")),
        ("Bài, ảnh: Minh Khuê", ("Minh Khuê",)),
        ("Tin, ảnh: Lê Hà; Đồ họa: Minh Tú", ("Lê Hà",)),
        ("Khánh An và Lê Vy", ("Khánh An", "Lê Vy")),
        ("PHẠM HIẾU và nhóm PV", ("PHẠM HIẾU",)),
        ("Hương Giang tổng hợp", ("Hương Giang",)),
        ("Hoàng Nam (t/h)", ("Hoàng Nam",)),
        ("Hà An/VOV1", ("Hà An",)),
        ("CTV Thùy Linh/VOV-Tây Bắc", ("Thùy Linh",)),
        ("PGS, TS Lê Hoa", ("Lê Hoa",)),
        ("GS.TS Trần Bình", ("Trần Bình",)),
        ("Luật sư Hoàng Hà", ("Hoàng Hà",)),
        ("T.Nhung", ("T.Nhung",)),
        ("H'Hen Niê", ("H'Hen Niê",)),
        ("Đài Trang", ("Đài Trang",)),
        ("Hoài Thu, theo The Guardian", ("Hoài Thu",)),
        ("Lan Anh - Hà Linh | 05/03/2025", ("Lan Anh", "Hà Linh")),
        ("Lan Anh - lan.anh@baolamson.example", ("Lan Anh",)),
        ("Đài Phát thanh và Truyền hình Lam Sơn", ()),
        ("Theo TTXVN/Vietnam+", ()),
        ("Nhóm P.V", ()),
        ("BTV", ()),
        ("Báo Lam Sơn", ()),
        ("baolamson.vn", ()),
        ("Cổng thông tin điện tử Chính phủ", ()),
    ],
)
def test_people_and_nobody_else(line: str, expected: tuple[str, ...]) -> None:
    assert names([line], outlet_names=["Báo Lam Sơn", "baolamson"]) == expected
