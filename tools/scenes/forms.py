"""Declaration forms: a blank one out, a filled one back."""

from pathlib import Path

from parscore.ui.declaration.bringing_in import bring_in
from tools.camera import Camera
from tools.stage import Stage

KEYS, VALUES = 11, 6
TYPED = {
    "4.4/values/numerator": "6",
    "4.4/values/denominator": "7",
    "5.6/values/numerator": "chưa có",
    "5.6/values/denominator": "103",
    "6.3.2/values/numerator": "31",
    "6.3.2/values/denominator": "40",
    "2.2.4/values/numerator": "78",
}


def forms(stage: Stage, camera: Camera) -> None:
    """Whose rows go out; what comes back, value by value."""
    stage.go("home")
    stage.do("giveForm")
    camera.take("phieu-xuat")
    stage.close_dialogs()
    bring_in(stage.window, stage.assessment, _filled(stage))
    stage.opened("mergeDialog")
    camera.take("phieu-nhap")
    stage.close_dialogs()


def _filled(stage: Stage) -> Path:
    from openpyxl import load_workbook

    from parscore.reports.declaration_form import declaration_form

    sheet = stage.assessment.sheet
    path = stage.files / "Phieu-ke-khai_Van-phong.xlsx"
    path.write_bytes(declaration_form(stage.assessment.criteria_set, sheet.unit, sheet.year, illustrative_facts=True))
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if (typed := TYPED.get(str(row[KEYS - 1].value))) is not None:
            row[VALUES - 1].value = typed
    book.save(path)
    return path
