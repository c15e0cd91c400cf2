"""The papers of the list: those of the register, the forms of the Sở kept with the workspace, and examples of forms."""

from pathlib import Path
from shutil import copyfile

from parscore.data_files import resource
from parscore.faults import fault_of
from parscore.reports.other_papers.register import papers
from parscore.ui.papers.output import Wanted

FORMS = "mau-cua-so"
OWN, EXAMPLE = "Mẫu của Sở", "Mẫu ví dụ"
_FILES = {
    "ke-hoach": "Ke-hoach-tu-cham",
    "quyet-dinh": "Quyet-dinh-to-tu-cham",
    "phieu-trong": "Phieu-ke-khai",
    "kiem-tra": "Kiem-tra-truoc-khi-nop",
    "bien-ban": "Bien-ban-to-tu-cham",
    "tom-tat": "Tom-tat-lanh-dao",
    "bao-cao": "Bao-cao-tu-cham",
    "bang-diem": "Bang-cham-diem",
    "tai-lieu": "Danh-muc-tai-lieu",
    "giai-trinh": "Cong-van-giai-trinh",
    "khac-phuc": "Ke-hoach-khac-phuc",
}
_EXAMPLES = {
    "bang-cham-diem-7-cot": "bảng chấm điểm 7 cột (Word)",
    "bang-tu-cham-diem": "bảng tự chấm có số liệu kê khai (Excel)",
    "phieu-cham-diem-don-vi": "phiếu chấm điểm đơn vị (Excel)",
}
_ENDINGS = (".docx", ".xlsx", ".xlsm")


def offered(workspace: Path) -> list[tuple[Wanted, str]]:
    """Every paper with what it is for: the report first, the rest as a year needs them, then the forms."""
    found = [(Wanted(one.id, one.name, _FILES.get(one.id, one.id), one.formats), one.about) for one in papers()]
    found.sort(key=lambda offer: offer[0].id != "bao-cao")
    own, examples = _forms(workspace / FORMS), _forms(resource("own_forms"))
    return [
        *found,
        *((_form(path, OWN), "Điền vào tệp mẫu, giữ nguyên cách trình bày") for path in own),
        *((_form(path, EXAMPLE), "Đi kèm chương trình, để xem cách ghi chỗ điền") for path in examples),
    ]


def add_form(workspace: Path, template: Path) -> Path:
    """Keep a form of the Sở with the workspace; EnvironmentFault where the disk refuses."""
    target = workspace / FORMS / template.name
    try:
        target.parent.mkdir(exist_ok=True)
        if target != template:
            copyfile(template, target)
    except OSError as error:
        raise fault_of(error, "Chưa thêm được tệp mẫu", template) from None
    return target


def _forms(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in _ENDINGS and path.is_file())
    except OSError:
        return []


def _form(path: Path, kind: str) -> Wanted:
    ending = "docx" if path.suffix.casefold() == ".docx" else "xlsx"
    name = _EXAMPLES.get(path.stem, path.stem) if kind == EXAMPLE else path.stem
    return Wanted(f"form:{path.name}", f"{kind}: {name}", "Mau-cua-So", (ending,), path)
