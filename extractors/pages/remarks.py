"""Lines that stand in an article without being the writer's, known by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRule:
    """``pattern`` fits whole lines; with lines it takes for a remark and lines of prose it must leave alone."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    def fits(self, line: str) -> bool:
        return self.pattern.fullmatch(line) is not None


def _rule(name: str, pattern: str, *, examples: tuple[str, ...], counterexamples: tuple[str, ...]) -> LineRule:
    return LineRule(name, re.compile(pattern, re.I), examples, counterexamples)


POINTER = _rule(
    "pointer to something else",
    r"(?:>>+|»|►|▶|→).*|"
    r"(?:vui lòng |hãy )?đăng (?:nhập|ký).{0,40} (?:đọc|xem|bình luận)\b.{0,40}|"
    r"(?:xem thêm|đọc thêm|xem tiếp|mời (?:quý )?(?:bạn đọc|độc giả)|tham khảo thêm|tin mới|đọc nhiều|"
    r"(?:các )?tin (?:bài )?(?:liên quan|khác)|bài (?:viết )?(?:liên quan|khác)|(?:tin )?cùng chuyên mục|dòng sự kiện|"
    r"tags?|từ khóa|từ khoá|thẻ|chia sẻ(?: bài viết)?|bình luận(?: \(\d+\))?|in bài(?: viết)?|nghe (?:đọc )?bài(?: viết| báo)?|"
    r"link bài gốc|lấy link|copy link|sao chép liên kết|theo dõi .{0,30}trên google news)\s*(?::.*)?",
    examples=(
        ">> Xem thêm: Lam Sơn phủ sóng 5G",
        "Xem thêm: Lam Sơn phủ sóng 5G",
        "Từ khóa: chuyển đổi số, Lam Sơn",
        "Các tin khác",
        "Nghe bài viết",
        "Sao chép liên kết",
        "Bình luận (0)",
        "Đăng nhập để đọc tiếp bài viết",
        "Vui lòng đăng nhập để gửi bình luận",
        "Theo dõi Báo Lam Sơn trên Google News",
    ),
    counterexamples=(
        "Xem thêm nhiều tài liệu, ông Bình thấy đề án còn thiếu nguồn lực.",
        "Đăng ký doanh nghiệp qua mạng tăng 40% so với cùng kỳ.",
        "Thẻ căn cước gắn chip thay cho nhiều giấy tờ.",
        "Tin mới về dự án làm người dân yên tâm.",
    ),
)
SOURCE = _rule(
    "source of a reprint",
    r"\(?(?:theo|nguồn)\b\s*:?\s*[^.!?]{2,60}\)?\.?",
    examples=("Theo TTXVN", "Nguồn: Báo Lam Sơn", "(Theo Tạp chí Lam Sơn)"),
    counterexamples=("Theo ông Bình, việc này xong trước quý III. Sau đó tỉnh sẽ mở rộng.",),
)
CREDIT = _rule(
    "credit without a name",
    r"(?:nhóm\s+)?(?:phóng viên|pv|p\.v\.?)(?:\s+thực hiện|\s+tổng hợp)?|tổng hợp|ban biên tập|(?:bài|tin),? ảnh\s*:.*",
    examples=("PV", "Nhóm P.V thực hiện", "Phóng viên", "Tổng hợp", "Tin, ảnh: Minh Khuê"),
    counterexamples=(
        "Phóng viên ghi nhận không khí khẩn trương tại trung tâm.",
        "Tổng hợp ý kiến của 18 xã, tỉnh quyết định lùi hạn.",
    ),
)
PHOTO = _rule(
    "caption or credit of a photo",
    r"(?:.{0,400}[.!?…”\"]\s*)?\(?(?:nguồn )?(?:ảnh|photo|video|clip|đồ họa|đồ hoạ|infographic)(?: minh họa| tư liệu)?\s*:"
    r"\s*[^\s.][^.]{0,50}\.?\)?",
    examples=("Ảnh: Minh Khuê", "Quang cảnh phiên họp sáng 4/3. Ảnh: Minh Khuê.", "Đồ họa: Lam Sơn", "(Ảnh: TTXVN)"),
    counterexamples=("Ảnh vệ tinh cho thấy diện tích rừng tăng.", "Trung tâm có ba dịch vụ: ảnh, video và bản đồ số."),
)
IMPRINT = _rule(
    "particulars of the outlet",
    r"(?:(?:cơ quan chủ quản|(?:phó )?tổng biên tập|chịu trách nhiệm (?:nội dung|xuất bản)|t(?:òa|oà) soạn|trụ sở(?: chính)?)"
    r"\s*:|giấy phép\b.{0,60}(?:GP-|báo điện tử|cơ quan báo chí|trang thông tin)|©|copyright\b|bản quyền|vui lòng nhập).*",
    examples=(
        "Tổng Biên tập: Nguyễn Minh Khuê",
        "Giấy phép hoạt động báo điện tử số 12/GP-BTTTT",
        "© Báo Lam Sơn giữ bản quyền nội dung",
        "Tòa soạn: 12 đường Hùng Vương",
    ),
    counterexamples=(
        "Trụ sở chính của trung tâm đặt tại phường An Hòa.",
        "Cơ quan chủ quản phải báo cáo trước ngày 30/6.",
        "Giấy phép xây dựng được cấp trong ba ngày.",
    ),
)
LINE_RULES = (POINTER, SOURCE, CREDIT, PHOTO, IMPRINT)
