"""Any file into text: by its content, within limits of time and memory, without ever running what is in it."""

from pathlib import Path

from parscore.faults import EnvironmentFault, fault_of
from parscore.intake.annex.container import Container, open_file
from parscore.intake.annex.table import AnnexError
from parscore.intake.documents.kinds import kind_of
from parscore.intake.documents.old_letters import with_old_letters
from parscore.intake.documents.pdf_text import read_pdf
from parscore.intake.documents.plain_text import decoded
from parscore.intake.documents.read_text import Limits, ReadText, nothing
from parscore.intake.documents.signatures import Kind
from parscore.intake.documents.word_text import read_word
from parscore.intake.documents.workbook_text import read_sheets

_NO_TEXT = {
    Kind.IMAGE: "Tệp là hình ảnh, không có chữ để đọc; hãy tự ghi số, ngày, trích yếu.",
    Kind.OLD_OFFICE: "Tệp ở dạng Word, Excel đời cũ nên không đọc được chữ; hãy lưu lại thành .docx, .xlsx hoặc PDF.",
    Kind.PROGRAM: "Tệp là một chương trình, không phải tài liệu; không đọc.",
}
_PLAIN_BYTES = 8_000_000


def text_of(path: Path, media: str = "", *, limits: Limits | None = None) -> ReadText:
    """The text of a file. Nothing is raised for a bad one: it gives no text, or a part, and the sentence why.

    `media` is what the file is held to be; the content decides.
    """
    limits = limits or Limits()
    try:
        found = kind_of(path)
        if not found.readable:
            kind = f"{found.kind}" if found.kind is not Kind.UNKNOWN else media or "loại này"
            unread = _NO_TEXT.get(found.kind, f"Chưa đọc được chữ trong tệp {kind}; hãy tự ghi số, ngày, trích yếu.")
            return nothing(found.kind, found.remarks[0] if found.remarks else unread)
        if path.stat().st_size > limits.size:
            most = limits.size // 1_000_000
            return nothing(found.kind, f"Tệp lớn hơn {most} MB nên không đọc chữ; hãy tự ghi số, ngày, trích yếu.")
        read = _read(path, found.kind, limits)
        return read if read.converted else with_old_letters(read)
    except EnvironmentFault as fault:
        return nothing(Kind.UNKNOWN, str(fault))
    except OSError as error:
        return nothing(Kind.UNKNOWN, str(fault_of(error, "Chưa đọc được tệp", path)))
    except AnnexError as error:
        said_of = error.message.removesuffix(", không phải là một phụ lục")
        return nothing(found.kind, f"Chưa đọc được chữ: {said_of}; {error.remedy}.")


def _read(path: Path, kind: Kind, limits: Limits) -> ReadText:
    if kind is Kind.PDF:
        return read_pdf(path, limits)
    with open_file(path) as file:
        if kind is Kind.TEXT:
            content = file.read(_PLAIN_BYTES)
            more = bool(file.read(1))
            text = decoded(content)
            complete = not more and len(text) <= limits.letters
            why = "" if complete else "Tệp quá dài; chỉ đọc được phần đầu."
            return ReadText((text[: limits.letters],), kind, complete, why)
        reader = read_word if kind is Kind.WORD else read_sheets
        return reader(Container(file), limits)
