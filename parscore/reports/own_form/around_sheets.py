"""All that refers to rows from outside the cells: merged areas, conditional formats, names, print areas, drawings."""

import re

from parscore.reports.own_form.book import Book, S, Sheet
from parscore.reports.own_form.figures import whole
from parscore.reports.own_form.package import Element, Package
from parscore.reports.own_form.row_map import Maps, RowMap, moved_formula

_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CELLS = ("ref", "activeCell", "topLeftCell")
_FORMULAS = (*(f"{S}{name}" for name in ("formula", "formula1", "formula2", "calculatedColumnFormula")), f"{_XM}f")
_VML_ROW = re.compile(r"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_ANCHOR = re.compile(r"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def move_sheet(package: Package, sheet: Sheet, root: Element, maps: Maps) -> None:
    """Move what a sheet and its own parts say of rows; cells are moved already."""
    rows = maps[sheet.name.casefold()]
    if not rows.blocks:
        return
    _move(root, sheet.name, maps)
    for kind, part in package.links(sheet.part).values():
        if kind in ("table", "comments"):
            _move(package.xml(part), sheet.name, maps)
        elif kind == "drawing":
            _move_anchors(package.xml(part), rows)
        elif kind == "vmlDrawing":
            package.put(part, _moved_notes(package.text(part), rows).encode())


def move_book(book: Book, maps: Maps) -> None:
    """Move names, print areas and the figures charts are drawn from."""
    for name in book.root.iterfind(f"{S}definedNames/{S}definedName"):
        name.text = moved_formula(name.text or "", "", maps)
    package = book.package
    for part in [part for part in package.names() if re.fullmatch(r"xl/charts/chart[^/]*\.xml", part)]:
        for formula in package.xml(part).iter(f"{_CHART}f"):
            formula.text = moved_formula(formula.text or "", "", maps, area=True)


def _move(root: Element, name: str, maps: Maps) -> None:
    rows = maps[name.casefold()]
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in (f"{S}c", f"{S}row", f"{S}f"):
            continue
        if element.attrib.pop("done", ""):
            continue
        for key in _CELLS:
            if held := element.get(key):
                element.set(key, rows.reference(held, grows=element.tag == f"{S}hyperlink"))
        if areas := element.get("sqref"):
            element.set("sqref", rows.references(areas))
        if element.tag in _FORMULAS and element.text:
            element.text = moved_formula(element.text, name, maps)
        elif element.tag == f"{_XM}sqref" and element.text:
            element.text = rows.references(element.text)
        elif element.tag == f"{S}brk" and element.getparent().tag == f"{S}rowBreaks":
            element.set("id", str(rows.end(whole(element.get("id")))))


def _move_anchors(root: Element, rows: RowMap) -> None:
    """Drawings count rows from 0."""
    for place in root.iter(f"{_DRAWN}row"):
        place.text = str(rows.start(whole(place.text) + 1) - 1)


def _moved_notes(text: str, rows: RowMap) -> str:
    """The boxes of remarks stand in a format older than XML."""

    def anchor(found: re.Match[str]) -> str:
        places = [place.strip() for place in found[2].split(",")]
        for at in (2, 6):
            if len(places) == 8 and places[at].isdigit():
                places[at] = str(rows.start(whole(places[at]) + 1) - 1)
        return f"{found[1]}{', '.join(places)}{found[3]}"

    moved = _VML_ROW.sub(lambda found: f"{found[1]}{rows.start(whole(found[2]) + 1) - 1}{found[3]}", text)
    return _VML_ANCHOR.sub(anchor, moved)
