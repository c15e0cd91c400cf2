"""The places of the papers around the report that an official writes into; `ReportTexts.words` keeps them by key."""

from typing import NamedTuple


class Place(NamedTuple):
    """One place: its key, what the official reads beside the field, the ids of the papers it stands in, whether it
    takes several lines. A key that ends in a colon is followed by the code of a row.
    """

    key: str
    caption: str
    papers: tuple[str, ...]
    lines: bool = False

    @property
    def of_row(self) -> bool:
        return self.key.endswith(":")


PLACES = (
    Place(
        "team", "Thành viên Tổ, mỗi người một dòng: họ tên; chức vụ; nhiệm vụ", ("quyet-dinh", "bien-ban"), lines=True
    ),
    Place("proposed_by", "Theo đề nghị của", ("quyet-dinh",)),
    Place("plan_steps", "Các bước, mỗi bước một dòng: nội dung; thời hạn; thực hiện", ("ke-hoach",), lines=True),
    Place("meeting_time", "Thời gian họp", ("bien-ban",)),
    Place("meeting_place", "Địa điểm họp", ("bien-ban",)),
    Place("meeting_chair", "Chủ trì", ("bien-ban",)),
    Place("meeting_clerk", "Thư ký", ("bien-ban",)),
    Place("meeting_absent", "Vắng mặt, lý do", ("bien-ban",)),
    Place("meeting_opinions", "Ý kiến thảo luận", ("bien-ban",), lines=True),
    Place("meeting_conclusion", "Kết luận", ("bien-ban",), lines=True),
    Place("request", "Công văn, thông báo của Sở yêu cầu giải trình", ("giai-trinh",)),
    Place("reply:", "Ý kiến của đơn vị (thống nhất / đề nghị xem xét lại: lý do)", ("giai-trinh",), lines=True),
    Place("more:", "Tài liệu bổ sung", ("giai-trinh",), lines=True),
    Place("asked:", "Điểm đề nghị", ("giai-trinh",)),
    Place("published_by", "Quyết định công bố kết quả Chỉ số", ("khac-phuc",)),
    Place("rank", "Vị trí xếp hạng, ví dụ 3/45", ("khac-phuc",)),
    Place("units_plan_by", "Các bộ phận báo cáo kế hoạch của mình trước ngày", ("khac-phuc",)),
    Place("remedy:", "b) Nhiệm vụ, giải pháp", ("khac-phuc",), lines=True),
    Place("remedy_with:", "c) Cơ quan phối hợp, thực hiện", ("khac-phuc",)),
    Place("remedy_by:", "d) Thời gian thực hiện, hoàn thành", ("khac-phuc",)),
)
"""In the order in which a form offers them."""
