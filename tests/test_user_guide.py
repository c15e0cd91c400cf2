"""The user guide says what the program says: its labels, its keys, its pictures and its links are all there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from parscore.data_files import resource
from parscore.scoring.text import nfc

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "huong-dan"
PAGES = sorted(GUIDE.glob("*.md"))
LOOKS = ("sang", "toi", "200")
STRONG = re.compile(r"\*\*([^*]+)\*\*")
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
KEY = re.compile(r"^(F\d+|(Ctrl|Alt)\+\S+)$")
EMPHASIS = {"chữ đậm", "Chưa thử trên Windows và macOS."}
"""Strong words that are no labels."""


def _label(words: str) -> str:
    """Words as a label shows them: no underlined letters, no dots, no arrow, no word on "more to come"."""
    return nfc(words).replace("&", "").removesuffix(" ▸").rstrip("…").strip()


def _documentation(tree: ast.AST) -> set[ast.Constant]:
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@cache
def _labels() -> frozenset[str]:
    """Every text the window can show, as its source has it."""
    found: set[str] = set()
    for path in [path for layer in ("ui", "intake", "scoring") for path in (ROOT / "parscore" / layer).rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = _documentation(tree)
        found |= {
            _label(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said
        }
    return frozenset(found)


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_label_the_guide_names_stands_in_the_program(page: Path) -> None:
    named = {words for words in STRONG.findall(_text(page)) if not words.endswith(":")}
    assert {words for words in named - EMPHASIS if _label(words) not in _labels()} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_and_picture_of_the_guide_leads_somewhere(page: Path) -> None:
    targets = [target for _words, target in LINK.findall(_text(page)) if "://" not in target]
    assert [target for target in targets if not (page.parent / target.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_picture_is_told_in_words_too(page: Path) -> None:
    assert [target for words, target in PICTURE.findall(_text(page)) if len(words) < 10] == []


def test_every_page_is_reached_from_the_contents_and_every_picture_from_a_page() -> None:
    contents = {target for _words, target in LINK.findall(_text(GUIDE / "README.md"))}
    assert [page.name for page in PAGES if page.name != "README.md" and page.name not in contents] == []
    shown = {target for page in PAGES for _words, target in LINK.findall(_text(page))}
    pictures = [path.relative_to(GUIDE).as_posix() for path in (GUIDE / "anh").rglob("*.png")]
    assert [picture for picture in pictures if picture not in shown] == []


def test_every_picture_of_the_light_window_also_exists_dark_and_at_double_size() -> None:
    taken = {look: {path.stem for path in (GUIDE / "anh" / look).glob("*.png")} for look in LOOKS}
    assert taken["sang"]
    assert [look for look in LOOKS if taken["sang"] - taken[look]] == []


def test_every_key_the_guide_names_belongs_to_a_menu_or_to_the_page_of_keys() -> None:
    places = ("actions.py", "pages.py", *(f"sets/{name}.py" for name in ("library_tools", "editor_actions", "editor")))
    source = "".join(_text(ROOT / "parscore" / "ui" / place) for place in places)
    keys = set(re.findall(r'"((?:Ctrl|Alt|Shift|F\d)[^"]*)"', source)) | {f"Alt+{place}" for place in range(1, 7)}
    keys |= {"Ctrl+C", "Ctrl+V", "Ctrl+Mũi tên xuống", "Ctrl+Mũi tên lên", "Shift+Tab"}
    told = {key for page in PAGES for key in re.findall(r"`([^`]+)`", _text(page)) if KEY.match(key)}
    assert told - keys == set()
    assert resource("help", "keys.md").is_file()


def test_the_guide_shouts_at_nobody() -> None:
    assert [page.name for page in PAGES if re.search(r"(?<!\[)!(?!\[)", re.sub(r"`[^`]*`", "", _text(page)))] == []
