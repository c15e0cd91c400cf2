"""Documents nobody wrote in good faith, or in any: each ends at once in one clear mistake or fault.

Sizes are bounded by the reader itself, so nothing here is timed; a reader that unfolds, recurses or guesses would hang,
crash or fill the memory.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parscore.data_files import criteria_folder
from parscore.faults import EnvironmentFault
from parscore.intake.answers_file import load_answers
from parscore.intake.criteria_file import load_criteria
from parscore.intake.document import MAX_BYTES, MAX_EVENTS
from parscore.intake.mistakes import MAX_MISTAKES, Mistake
from tests.intake.spoilt import Spoilt, write

Load = Callable[[Path], tuple[Mistake, ...]]


def _of_criteria(path: Path) -> tuple[Mistake, ...]:
    return load_criteria(path).mistakes


def _of_answers(path: Path) -> tuple[Mistake, ...]:
    return load_answers(path).mistakes


both_loaders = pytest.mark.parametrize("load", [_of_criteria, _of_answers], ids=["criteria", "answers"])

ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP_MAPPING = "".join(f"{'  ' * depth}a:\n" for depth in range(500))
DEEP_JSON = '{"a":' * 100_000 + "1" + "}" * 100_000


@both_loaders
@pytest.mark.parametrize(
    ("document", "line", "said"),
    [
        pytest.param(ALIAS_BOMB, 1, "bí danh YAML", id="alias bomb"),
        pytest.param("a: 1\nb: !!python/object/apply:os.system ['true']\n", 2, "nhãn kiểu YAML", id="python tag"),
        pytest.param("a: !!binary aGk=\n", 1, "nhãn kiểu YAML", id="standard tag"),
        pytest.param("format: parscore-criteria/1\n".encode("utf-16"), 1, "không ở mã UTF-8", id="utf-16"),
        pytest.param("format: x\n".encode("utf-16-be"), 1, "ký tự điều khiển", id="utf-16 without a mark"),
        pytest.param("a: 1\ntitle: Xã\n".encode("latin-1"), 2, "không ở mã UTF-8", id="latin-1"),
        pytest.param("[" * 2_000_000, 1, "lồng quá 60 tầng", id="two million brackets"),
        pytest.param('{"a":' + "[" * 2_000_000, 0, "lồng quá 60 tầng", id="two million brackets in json"),
        pytest.param("{" * 2_000_000, 1, "khóa phải là chữ", id="two million braces"),
        pytest.param(DEEP_MAPPING, 61, "lồng quá 60 tầng", id="deep mapping"),
        pytest.param(DEEP_JSON, 0, "lồng quá 60 tầng", id="deep json"),
        pytest.param("a: 1\nb: x\0y\n", 2, "ký tự điều khiển", id="nul"),
        pytest.param('a: 1\nb: "x\\0y"\n', 2, "ký tự rỗng", id="escaped nul"),
        pytest.param("a: x\x07y\n", 1, "ký tự điều khiển", id="bell"),
        pytest.param("", 0, "tệp trống", id="empty"),
        pytest.param("\ufeff# chỉ có chú thích\n\n", 0, "tệp trống", id="only a comment"),
        pytest.param("- a\n- b\n", 1, "tệp không phải là", id="list"),
        pytest.param("xin chào\n", 1, "tệp không phải là", id="one word"),
        pytest.param("null\n", 1, "tệp không phải là", id="null"),
        pytest.param("a: 1\n---\nb: 2\n", 2, "nhiều tài liệu", id="several documents"),
        pytest.param("a: 1\n? [b, c]\n: 1\n", 2, "khóa phải là chữ", id="list as key"),
        pytest.param("? {a: 1}\n: 2\n", 1, "khóa phải là chữ", id="mapping as key"),
        pytest.param("a: 1\n\tb: 2\n", 2, "cú pháp YAML", id="tab as indentation"),
        pytest.param("a: 1\n b: 2\n", 2, "cú pháp YAML", id="crooked indentation"),
        pytest.param('{"a": "\\ud800"}', 1, "cú pháp YAML", id="half a surrogate pair"),
        pytest.param("a: [" + "1," * MAX_EVENTS + "]\n", 1, "quá nhiều mục", id="too many items"),
    ],
)
def test_one_clear_mistake(tmp_path: Path, load: Load, document: str | bytes, line: int, said: str) -> None:
    (mistake,) = load(write(tmp_path, document))
    assert said in mistake.message
    assert mistake.line == line
    assert mistake.remedy


@both_loaders
def test_a_hundred_megabytes_are_not_read(tmp_path: Path, load: Load) -> None:
    path = tmp_path / "to.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (mistake,) = load(path)
    assert f"lớn hơn {MAX_BYTES // 1_000_000} MB" in mistake.message


@both_loaders
def test_a_folder_is_a_fault_that_says_so(tmp_path: Path, load: Load) -> None:
    with pytest.raises(EnvironmentFault, match="không phải là một tệp"):
        load(tmp_path)


@both_loaders
def test_a_missing_file_is_a_fault_that_says_so(tmp_path: Path, load: Load) -> None:
    with pytest.raises(EnvironmentFault, match="không tìm thấy tệp"):
        load(tmp_path / "khong-co.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
@both_loaders
def test_a_pipe_is_never_waited_for(tmp_path: Path, load: Load) -> None:
    pipe = tmp_path / "ong.yaml"
    os.mkfifo(pipe)
    with pytest.raises(EnvironmentFault, match="không phải là một tệp"):
        load(pipe)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@both_loaders
def test_a_file_without_permission_is_a_fault_that_says_so(tmp_path: Path, load: Load) -> None:
    path = write(tmp_path, "a: 1\n")
    path.chmod(0)
    with pytest.raises(EnvironmentFault, match="không có quyền"):
        load(path)


def test_a_number_of_five_thousand_digits_is_only_a_wrong_value(tmp_path: Path) -> None:
    file = Spoilt()
    line = file.replace("", "version: 1", f"version: {'9' * 5000}")
    (error,) = load_criteria(file.write(tmp_path)).errors
    assert error.line == line
    assert error.message == f"version “{'9' * 39}…” không đúng"


def test_a_maximum_of_five_thousand_digits_is_only_a_wrong_value(tmp_path: Path) -> None:
    file = Spoilt()
    line = file.replace("1.1", 'max: "2.5"', f'max: "{"9" * 5000}"')
    (error,) = load_criteria(file.write(tmp_path)).errors
    assert (error.line, error.code) == (line, "1.1")
    assert "nhiều nhất là 18 chữ số" in error.message


@pytest.mark.parametrize("key", ["1: x", "true: x", "~: x", "<<: {a: b}"])
def test_a_key_that_is_no_text_in_yaml_is_only_an_unknown_key(tmp_path: Path, key: str) -> None:
    file = Spoilt()
    line = file.replace("", "points_status: illustrative", key)
    messages = [(error.line, error.message) for error in load_criteria(file.write(tmp_path)).errors]
    assert (line, f"khóa lạ “{key.split(':')[0]}”") in messages


def test_json_with_a_repeated_key_is_refused(tmp_path: Path) -> None:
    text = '{\n"format": "parscore-answers/1",\n"year": 2024,\n"year": 2025}'
    messages = [(m.line, m.message) for m in load_answers(write(tmp_path, text, "a.json")).mistakes]
    assert (4, "khóa “year” lặp lại (lần đầu ở dòng 3)") in messages


def test_json_with_a_bare_decimal_is_refused(tmp_path: Path) -> None:
    text = '{\n\t"format":\t"parscore-answers/1",\n\t"answers": {"1": {"points": 1.5}, "2": {"points": 1e5}}}'
    messages = [(m.line, m.message) for m in load_answers(write(tmp_path, text, "a.json")).mistakes]
    assert (3, "số thập phân 1.5 không đặt trong dấu nháy") in messages
    assert (3, "số thập phân 1e5 không đặt trong dấu nháy") in messages


@both_loaders
def test_a_file_of_nothing_but_mistakes_ends_with_a_sentence_that_there_are_more(tmp_path: Path, load: Load) -> None:
    mistakes = load(write(tmp_path, "".join(f"khoa_{number}: x\n" for number in range(20_000))))
    assert len(mistakes) == MAX_MISTAKES + 1
    assert "chỉ liệt kê chừng ấy" in mistakes[0].message


def test_a_set_of_three_thousand_leaves_is_read(tmp_path: Path) -> None:
    head, *_ = (criteria_folder() / "loc-hoa-2025.yaml").read_text(encoding="utf-8").partition("\ncriteria:")
    leaf = """
  - code: "{}"
    level: criterion
    title: Tỷ lệ hồ sơ giải quyết đúng hạn
    max: "3"
    method: self
    deadline: {{text: Thường xuyên}}
    target: {{text: tối thiểu 96%, value: "96"}}
    evidence: [Báo cáo trích xuất từ Hệ thống một cửa điện tử]
    rule:
      kind: measured
      measure: {{kind: ratio, numerator: Hồ sơ đúng hạn, denominator: Hồ sơ đã giải quyết}}
      scale: {{kind: bands, bands: [{{from: "98", points: "3"}}, {{from: "90", share: "50"}}, {{points: "0"}}]}}"""
    chosen = load_criteria(write(tmp_path, head + "\ncriteria:" + "".join(map(leaf.format, range(3_000))))).criteria_set
    assert chosen is not None
    assert len(chosen.leaves()) == 3_000
