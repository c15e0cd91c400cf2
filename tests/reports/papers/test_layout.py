"""The settings file of the decree, and the user's own beside it."""

from pathlib import Path

import pytest

from parscore.faults import InputError
from parscore.reports.papers.layout import OWN_FILE, layout


def test_the_shipped_layout_keeps_the_decree() -> None:
    given = layout()
    for page in (given.page, given.wide_page):
        assert {page.width, page.height} == {210, 297}
        assert 20 <= page.top <= 25
        assert 20 <= page.bottom <= 25
        assert 30 <= page.left <= 35
        assert 15 <= page.right <= 20
    assert given.font == "Times New Roman"
    sizes = {"national_name": (12, 13), "motto": (13, 14), "organ": (12, 13), "number": (13, 13), "kind": (13, 14)}
    sizes |= {"subject": (13, 14), "body": (13, 14), "recipients_head": (12, 12), "recipients": (11, 11)}
    sizes |= {"signer": (13, 14), "authority": (13, 14), "annex_number": (14, 14), "page_number": (13, 14)}
    for name, (least, most) in sizes.items():
        assert least <= given.styles[name].size <= most, name
    body = given.styles["body"]
    assert (body.align, body.after >= 6, 1 <= body.line <= 1.5) == ("justify", True, True)
    assert body.indent in (10, 12.7)
    assert all(100 / 3 <= share <= 50 for share in (given.head.organ_rule, given.head.subject_rule))


def test_a_file_of_the_workspace_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / OWN_FILE).write_text("[page]\nleft = 35\n[styles.body]\nsize = 13\n", "utf-8")
    own, decree = layout(tmp_path), layout()
    assert (own.page.left, own.styles["body"].size) == (35, 13)
    assert own.page.right == decree.page.right
    assert own.styles["body"].align == decree.styles["body"].align
    assert own.styles["kind"] == decree.styles["kind"]


def test_without_a_file_of_its_own_a_workspace_has_the_layout_of_the_decree(tmp_path: Path) -> None:
    assert layout(tmp_path) == layout()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[page]\nlề = 3\n", "viết sai"),
        ("[page]\nmargin = 3\n", "“page” không có mục “margin”"),
        ("[trang]\nleft = 3\n", "không có mục “trang”"),
        ("[page]\nleft = 'rộng'\n", "“page.left” phải là một số"),
        ("[page]\nleft = true\n", "“page.left” phải là một số"),
        ("[page]\nleft = -3\n", "“page.left” phải từ 0"),
        ("[page]\nleft = nan\n", "“page.left” phải từ 0"),
        ("[page]\nleft = 150\n", "lề quá rộng"),
        ("[styles.body]\nsize = 99\n", "“body.size” phải từ 5 đến 40"),
        ("[styles.body]\nalign = 'giữa'\n", "phải là một trong: left, center, right, justify"),
        ("[styles.body]\nbold = 'có'\n", "true hoặc false"),
        ("styles = 3\n", "“styles” phải là một nhóm"),
        ("font = 3\n", "“font” phải là chữ"),
        ("[styles.thêm]\n", "viết sai"),
        ("[styles.more]\n", "thiếu mục 'more.size'"),
    ],
)
def test_what_cannot_be_taken_is_named_in_one_sentence(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / OWN_FILE).write_text(written, "utf-8")
    with pytest.raises(InputError) as refused:
        layout(tmp_path)
    assert told in str(refused.value)
    assert OWN_FILE in str(refused.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / OWN_FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="viết sai"):
        layout(tmp_path)
