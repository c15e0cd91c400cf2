"""Placeholders in drawings: text boxes of a workbook, diagrams, titles of charts."""

from copy import deepcopy

from parscore.reports.own_form.filled_text import BREAK, filled, placeholders
from parscore.reports.own_form.notation import Placeholder, UnknownError
from parscore.reports.own_form.package import Element
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.value import Value
from parscore.reports.own_form.values import Values

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def fill_drawn(root: Element, where: str, values: Values, problems: Problems) -> None:
    """Fill every paragraph of a drawing."""

    def value(one: Placeholder) -> Value:
        if one.repeated or one.code == "*":
            raise UnknownError("trong hình vẽ không có dòng nào để lặp hay để lấy mã")
        return values.of_code(one, one.code) if one.code else values.whole(one.name)

    def tell(what: str) -> None:
        problems.tell(where, what)

    for paragraph in list(root.iter(f"{A}p")):
        runs = [one for one in paragraph if one.tag in (f"{A}r", f"{A}fld", f"{A}br")]
        texts = [run.find(f"{A}t") for run in runs]
        pieces = [BREAK if text is None else text.text or "" for text in texts]
        placeholders(pieces, tell)
        done = filled(pieces, value, tell)
        if done is None:
            continue
        for run, text, piece in zip(runs, texts, done.pieces, strict=True):
            if text is not None:
                _put(run, text, piece)


def _put(run: Element, text: Element, piece: str) -> None:
    first, *more = piece.split("\n")
    text.text = first
    last = run
    for line in more:
        new = deepcopy(run)
        new.find(f"{A}t").text = line
        last.addnext(run.makeelement(f"{A}br", {}))
        last.getnext().addnext(new)
        last = new
