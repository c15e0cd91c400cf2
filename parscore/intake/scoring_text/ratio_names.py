"""Names for the two figures of a per cent: "Số hồ sơ giải quyết đúng hạn" and "Tổng số hồ sơ đã giải quyết"."""

import re

from parscore.scoring.text import nfc

_RATE = re.compile(r"^(?:(?:tỷ|tỉ) lệ|tỷ trọng)(?:\s*%|\s*\(%\)|\s+phần trăm)?(?=\s|$)\s*", re.IGNORECASE)
_NUMBER_OF = re.compile(r"^(?:số lượng|tổng số|số|các|những)\s+(?!hóa\b|hoá\b|liệu\b|thu\b)", re.IGNORECASE)
_TAIL = re.compile(r"(?:^|\s+)(?:đạt được|đạt|là|trên|so với|tối thiểu)$", re.IGNORECASE)
_FRACTION = re.compile(r"((?:tổng )?số .+?)\s*[/:]\s*((?:tổng )?số .+)", re.IGNORECASE)
_PER = re.compile(r"\s+(?:trên|so với)\s+(?!tổng)(.+)$", re.IGNORECASE)
_SHARE_OF = re.compile(r"\s+(?:trên|trong|/|so với)\s+(tổng (?:số )?.+)$", re.IGNORECASE)
_DONE = "Khối lượng đã thực hiện"
_AMOUNT = re.compile(r"^(?:số|tổng|kinh phí|vốn|nguồn|giá trị|diện tích|ngân sách|thu|dự toán|khối lượng)\b", re.I)

_MASS = re.compile(r"(?:dân số|kinh phí|diện tích|ngân sách|giá trị|nguồn vốn|sản lượng)(?=\s|$)", re.IGNORECASE)
"""What is measured, not counted."""

_THINGS = tuple(
    sorted(
        (
            *("hồ sơ thủ tục hành chính", "hồ sơ tthc", "hồ sơ", "thủ tục hành chính", "tthc", "giấy tờ", "biểu mẫu"),
            *("dịch vụ công trực tuyến", "dịch vụ công", "dvc trực tuyến", "dvctt", "dvc", "kết quả", "giao dịch"),
            *("văn bản", "báo cáo", "quyết định", "nghị quyết", "nhiệm vụ", "công việc", "chỉ tiêu", "tiêu chí"),
            *("cán bộ, công chức, viên chức", "cán bộ, công chức", "công chức, viên chức", "cán bộ", "công chức"),
            *("viên chức", "cbccvc", "cbcc", "ccvc", "người dân", "tổ chức", "cá nhân", "doanh nghiệp", "hộ", "trẻ em"),
            *(
                "phản ánh, kiến nghị",
                "phản ánh kiến nghị",
                "khiếu nại, tố cáo",
                "phản ánh",
                "kiến nghị",
                "đơn thư",
                "đơn",
                "khiếu nại",
            ),
            *("cơ quan, đơn vị", "cơ quan", "đơn vị", "phòng chuyên môn", "phòng", "thôn, tổ dân phố", "thôn"),
            *("tổ dân phố", "dự án", "công trình", "vụ việc", "vấn đề", "trường hợp", "lĩnh vực", "mục tiêu"),
            *("cuộc", "lượt thanh toán", "lượt", "ý kiến", "sáng kiến", "hộ gia đình", "người", "máy tính", "thửa đất"),
        ),
        key=len,
        reverse=True,
    )
)
"""What is counted in such rows, the longer name first."""

_STATE = re.compile(
    r"\s+(?:đã|được|có|không|chưa|bị|phải|đúng|trước|quá|trễ|chậm|kịp|hoàn thành|giải quyết|xử lý|trả lời|trực tuyến"
    r"|tồn đọng|nộp|tiếp nhận|tham gia|tham dự|sử dụng|thực hiện|số h(?:óa|oá)|công khai|hài lòng|ban hành|gửi|đạt|trao"
    r"|thanh toán trực tuyến|nhận|trình|trả|qua|mức)(?=\s|,|$)",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r",?\s+(?:đúng|trước|quá|trễ|kịp)(?:\s+và\s+(?:đúng|trước))?\s+(?:hạn|thời hạn|thời gian|tiến độ|thời).*$", re.I
)
_DOING = re.compile(
    r"^(giải quyết|xử lý|trả lời|thực hiện|hoàn thành|số h(?:óa|oá)|công khai|rà soát|tiếp nhận|kiểm tra|cập nhật"
    r"|giải ngân|ban hành|gửi|trả|thanh toán|cung cấp|sử dụng)\s+(.+)$",
    re.IGNORECASE,
)


def ratio_names(subject: str) -> tuple[str, str]:
    """What is put above and below the line for a per cent of which only the subject is known."""
    subject = bare_subject(subject)
    if parts := _FRACTION.fullmatch(subject):
        return _large(parts[1].strip()), _large(parts[2].strip())
    if (parts := _PER.search(subject)) and _thing(parts[1]) and _thing(subject):
        return f"Số {_small(subject[: parts.start()])}", f"Số {_small(parts[1])}"
    if whole := _SHARE_OF.search(subject):
        above = subject[: whole.start()]
        return _large(above if _AMOUNT.match(above) else f"số {_small(above)}"), _large(whole[1])
    subject = _NUMBER_OF.sub("", subject)
    if subject.lower().startswith("hài lòng"):
        return f"Số ý kiến {_small(subject)}", "Tổng số ý kiến"
    if re.match(r"thu\s", subject, re.IGNORECASE):
        return f"Số {_small(subject)} đã đạt", f"Số {_small(subject)} được giao"
    if subject.lower().startswith("thanh toán"):
        subject = f"lượt {_small(subject)}"
    if mass := _MASS.match(subject):
        state = _STATE.search(subject, mass.end())
        return _large(subject), _large(subject[: state.start()] if state else f"tổng {_small(subject)}")
    if doing := _DOING.match(subject):
        return _done(doing[1].lower(), _NUMBER_OF.sub("", doing[2]), subject)
    if thing := _thing(subject):
        return _counted(thing, subject)
    return _unnamed(subject)


def speaks_of_a_thing(words: str) -> bool:
    """Whether words begin with something that can be counted."""
    return bool(_thing(_NUMBER_OF.sub("", words.strip())))


def names_a_thing(subject: str) -> bool:
    """Whether a subject tells what is counted, so that the two figures get names of their own."""
    return bool(bare_subject(subject)) and not ratio_names(subject)[0].startswith(_DONE)


def bare_subject(subject: str) -> str:
    """What a rate is a rate of, without the word for the rate; empty when nothing else is said."""
    subject = _RATE.sub("", re.sub(r"\s+", " ", nfc(subject)).strip(" ,;:.-+=/"))
    while (shorter := _TAIL.sub("", subject)) != subject:
        subject = shorter
    return subject.strip(" ,;:.-+=/")


def _thing(subject: str) -> str:
    """The noun a subject begins with, as printed."""
    small = subject.lower()
    for thing in _THINGS:
        if small.startswith(thing) and (len(small) == len(thing) or not small[len(thing)].isalnum()):
            return subject[: len(thing)]
    return ""


def _counted(thing: str, subject: str) -> tuple[str, str]:
    """ "hồ sơ TTHC giải quyết đúng hạn": all of it above, what stands before its state below."""
    rest = subject[len(thing) :]
    if not rest.strip():
        return f"Số {_small(subject)} đạt yêu cầu", f"Tổng số {_small(subject)}"
    state = _STATE.search(rest)
    whole = thing + rest[: state.start()] if state and "(" not in rest[: state.start()] else thing
    said = rest[state.start() :].lower() if state else ""
    below = f"Tổng số {_small(whole.strip(' ,'))}"
    if _IN_TIME.search(" " + said):
        verb = next((word for word in ("giải quyết", "xử lý", "trả lời") if word in said), "")
        below += f" đã {verb}" if verb else " được giao" if thing.lower() in ("nhiệm vụ", "công việc") else ""
    elif thing.lower() in ("nhiệm vụ", "công việc", "chỉ tiêu") and "hoàn thành" in said:
        below += " được giao"
    return f"Số {_small(subject)}", below


def _done(verb: str, what: str, subject: str) -> tuple[str, str]:
    """ "giải quyết hồ sơ đúng hạn", "giải ngân vốn đầu tư công"."""
    if verb == "giải ngân":
        return _large(f"{_small(what)} đã giải ngân"), _large(f"{_small(what)} được giao")
    if "kế hoạch" in what.lower() or not _thing(what):
        return _unnamed(subject)
    if late := _IN_TIME.search(what):
        thing, when = what[: late.start()], late[0].strip(" ,")
        return f"Số {_small(thing)} {verb} {when}", f"Tổng số {_small(thing)} đã {verb}"
    return f"Số {_small(what)} đã {verb}", f"Tổng số {_small(what)} phải {verb}"


def _unnamed(subject: str) -> tuple[str, str]:
    planned = "kế hoạch" in subject.lower()
    below = "Tổng khối lượng theo kế hoạch" if planned else "Tổng khối lượng phải thực hiện"
    if planned:
        subject = re.sub(r"^(?:mức độ\s+)?(?:hoàn thành|thực hiện|đạt)\s+", "", subject, flags=re.IGNORECASE)
    subject = re.sub(r"^(?:công tác|việc|kết quả|tình hình)\s+", "", subject, flags=re.IGNORECASE)
    of = "" if not subject or subject.lower() in ("kế hoạch", "kế hoạch năm") else f" ({_small(subject)})"
    return _DONE + of, below + of


def _small(words: str) -> str:
    """A small first letter, but UBND stays UBND."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]
