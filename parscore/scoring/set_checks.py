"""Checks of a criteria set that its shape cannot express: sums, reachability, coverage, conflicts, repeated codes.

Nothing is corrected; each finding says what was found, where (as a path into the definition) and what would be right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.measures import ChangeMeasure, DateMeasure, RatioMeasure, ShareMeasure
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity
from parscore.scoring.rules import (
    ChecklistRule,
    ChoiceRule,
    ExternalRule,
    ManualRule,
    MeasuredRule,
    Rule,
)
from parscore.scoring.scales import BandsScale, PerUnitScale, ProportionalScale, Scale, StepsScale

Path = tuple[str | int, ...]
ZERO = Fraction(0)
NEW_TITLE = "Mục mới"
"""What a row added in the editor is called until somebody names it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or doubtful in a criteria set. `path` leads to the place, `code` names the nearest node.

    `about` says what was checked: code, title, role, maximum, sum, reach, coverage, conflict or class.
    """

    about: str
    path: Path
    code: str
    severity: Severity
    message: str
    remedy: str


def check_set(criteria_set: CriteriaSet) -> tuple[Finding, ...]:
    """Every finding on a well-formed set, in document order."""
    return (
        *_codes(criteria_set),
        *_untitled(criteria_set),
        *_maxima_for_every_kind(criteria_set),
        *_sums(criteria_set),
        *_leaves(criteria_set),
        *_conflicts(criteria_set),
        *_classes(criteria_set),
    )


def placed_nodes(criteria_set: CriteriaSet) -> Iterator[tuple[Path, Criterion]]:
    """Every node with its path, the scale first, then bonus and penalty items."""

    def below(path: Path, nodes: tuple[Criterion, ...]) -> Iterator[tuple[Path, Criterion]]:
        for place, node in enumerate(nodes):
            here = (*path, place)
            yield here, node
            yield from below((*here, "children"), node.children)

    for key in ("criteria", "bonus_items", "penalty_items"):
        yield from below((key,), getattr(criteria_set, key))


def _warning(about: str, path: Path, code: str, message: str, remedy: str) -> Finding:
    return Finding(about, path, code, Severity.WARNING, message, remedy)


def _codes(criteria_set: CriteriaSet) -> Iterator[Finding]:
    first: dict[str, str] = {}
    roles = {role.id for role in criteria_set.roles}
    for path, node in placed_nodes(criteria_set):
        if node.code in first:
            yield Finding(
                "code",
                (*path, "code"),
                node.code,
                Severity.ERROR,
                f"mã {node.code} lặp lại (đã dùng cho “{first[node.code]}”)",
                "mỗi mục một mã riêng; mã như 7.10 phải đặt trong dấu nháy để không thành 7.1",
            )
        else:
            first[node.code] = node.title
        for role in node.owner:
            if role not in roles:
                yield _warning(
                    "role",
                    (*path, "owner"),
                    node.code,
                    f"bộ phận “{role}” không có trong roles",
                    f"thêm vai trò này vào roles hoặc dùng một trong: {', '.join(sorted(roles)) or '(trống)'}",
                )


def _untitled(criteria_set: CriteriaSet) -> Iterator[Finding]:
    for path, node in placed_nodes(criteria_set):
        if node.title == NEW_TITLE:
            said = f"mục {node.code} chưa có tên"
            yield _warning("title", (*path, "title"), node.code, said, "ghi tên của mục như văn bản in")


def _maxima_for_every_kind(criteria_set: CriteriaSet) -> Iterator[Finding]:
    for path, node in placed_nodes(criteria_set):
        missing = [k for k in criteria_set.unit_kinds if node.max is not None and node.stated_max(k) is None]
        if missing and node.is_leaf:
            yield Finding(
                "maximum",
                (*path, "max"),
                node.code,
                Severity.ERROR,
                f"thiếu điểm tối đa cho loại đơn vị {', '.join(missing)}",
                "ghi điểm tối đa cho mọi loại đơn vị áp dụng (unit_kinds)",
            )


def _sums(criteria_set: CriteriaSet) -> Iterator[Finding]:
    for kind in criteria_set.unit_kinds:
        of_kind = f" (đơn vị loại {kind})" if _varies(criteria_set) else ""
        for path, node in placed_nodes(criteria_set):
            if node.is_leaf:
                continue
            stated = node.stated_max(kind)
            children = sum((child.full_max(kind) for child in node.children), ZERO)
            if stated is not None and stated != children:
                yield _warning(
                    "sum",
                    (*path, "max"),
                    node.code,
                    f"điểm tối đa ghi {show_short(stated)} nhưng các mục con cộng lại là "
                    f"{show_short(children)}{of_kind}",
                    "sửa điểm của mục này hoặc của mục con; khi chấm, chương trình dùng tổng các mục con",
                )
            if node.rescale_to is not None and stated is not None and stated != node.rescale_to:
                yield _warning(
                    "sum",
                    (*path, "rescale_to"),
                    node.code,
                    f"điểm tối đa ghi {show_short(stated)} nhưng quy đổi về {show_short(node.rescale_to)}{of_kind}",
                    "hỏi cơ quan ban hành số nào đúng; khi chấm, chương trình dùng số quy đổi",
                )
        total = sum((area.full_max(kind) for area in criteria_set.criteria), ZERO)
        if total != criteria_set.scale.total:
            yield _warning(
                "sum",
                ("scale", "total"),
                "",
                f"thang điểm ghi {show_short(criteria_set.scale.total)} nhưng các lĩnh vực cộng lại là "
                f"{show_short(total)}{of_kind}",
                "sửa điểm các lĩnh vực hoặc thang điểm",
            )


def _varies(criteria_set: CriteriaSet) -> bool:
    return any(isinstance(node.max, dict) for node in criteria_set.walk())


def _leaves(criteria_set: CriteriaSet) -> Iterator[Finding]:
    for path, node in placed_nodes(criteria_set):
        if node.rule is None:
            continue
        at = (*path, "rule")
        yield from _reach(at, node, criteria_set.unit_kinds)
        if (scale := _scale(node.rule)) is not None:
            yield from _coverage(at, node, scale)


def _scale(rule: Rule) -> Scale | None:
    return rule.scale if isinstance(rule, MeasuredRule | ExternalRule) else None


def _reach(at: Path, node: Criterion, kinds: tuple[str, ...]) -> Iterator[Finding]:
    assert node.rule is not None
    for kind in kinds:
        maximum = node.stated_max(kind)
        if maximum is None:
            continue
        best = best_points(node.rule, maximum)
        if best is not None and best != maximum:
            short_of = best < maximum
            problem = "không thể đạt điểm tối đa" if short_of else "cho nhiều hơn điểm tối đa"
            yield _warning(
                "reach",
                at,
                node.code,
                f"cách chấm {problem}: cao nhất {show_short(best)}, điểm tối đa {show_short(maximum)}",
                "sửa mức điểm cao nhất hoặc điểm tối đa" + ("" if short_of else "; khi chấm, điểm giữ ở tối đa"),
            )
            return


def best_points(rule: Rule, maximum: Fraction) -> Fraction | None:
    """The most points a rule can give; None when that cannot be told without its figures (formula)."""
    match rule:
        case ManualRule(step=step):
            return maximum if step is None else maximum - maximum % Fraction(step)
        case ChoiceRule(options=options):
            return max(option.worth(maximum) for option in options)
        case ChecklistRule(mode="sum", items=items):
            return sum((Fraction(item.points or 0) for item in items), ZERO)
        case MeasuredRule(measure=measure, scale=scale):
            most = Fraction(100) if isinstance(measure, RatioMeasure | ShareMeasure) else None
            return _best_of_scale(scale, maximum, most)
        case ExternalRule(scale=scale) if scale is not None:
            return _best_of_scale(scale, maximum, None)
    return None if rule.kind == "formula" else maximum


def _best_of_scale(scale: Scale, maximum: Fraction, most: Fraction | None) -> Fraction:
    """`most` is the greatest value the measure can honestly have, None when there is no limit."""
    match scale:
        case BandsScale(bands=bands):
            open_bands = [b for b in bands if most is None or b.threshold is None or _within(b, most)]
            return max((band.worth(maximum) for band in open_bands), default=ZERO)
        case ProportionalScale(full_at=full_at):
            full = Fraction(full_at)
            return maximum if most is None or full <= most else maximum * most / full
        case PerUnitScale(points=each, cap=cap):
            limit = maximum if cap is None else Fraction(cap)
            return limit if most is None else min(limit, most * Fraction(each))
        case StepsScale():
            return _best_of_steps(scale, maximum)
    raise AssertionError(scale)


def _within(band: object, most: Fraction) -> bool:
    from_, above = getattr(band, "from_", None), getattr(band, "above", None)
    return from_ <= most if from_ is not None else above is not None and above < most


def _best_of_steps(scale: StepsScale, maximum: Fraction) -> Fraction:
    if scale.gives <= 0:
        return min(Fraction(scale.base), Fraction(scale.cap)) if scale.cap is not None else Fraction(scale.base)
    return maximum if scale.cap is None else Fraction(scale.cap)


def _coverage(at: Path, node: Criterion, scale: Scale) -> Iterator[Finding]:
    """A value under the lowest band has no points; a change or a date may be negative, the rest start at 0."""
    if not isinstance(scale, BandsScale):
        return
    lowest = min(scale.bands, key=lambda band: band.rank)
    if lowest.threshold is None:
        return
    rule = node.rule
    may_be_negative = isinstance(rule, MeasuredRule) and isinstance(rule.measure, ChangeMeasure | DateMeasure)
    covered = lowest.threshold < 0 or (lowest.threshold == 0 and lowest.from_ is not None)
    if may_be_negative or not covered:
        word = "từ" if lowest.above is not None else "dưới"
        bound = f"{show_short(lowest.threshold)}" + (" trở xuống" if lowest.above is not None else "")
        yield _warning(
            "coverage",
            (*at, "scale", "bands"),
            node.code,
            f"giá trị {word} {bound} không thuộc mức điểm nào",
            'thêm một mức còn lại, không ngưỡng, ví dụ 0 điểm (trong tệp: {points: "0"})',
        )


def _conflicts(criteria_set: CriteriaSet) -> Iterator[Finding]:
    for path, node in placed_nodes(criteria_set):
        for place, text in enumerate(node.conflicts):
            yield _warning(
                "conflict",
                (*path, "conflicts", place),
                node.code,
                f"văn bản nguồn mâu thuẫn: {text}",
                "hỏi cơ quan ban hành; chương trình giữ cả hai, không tự chọn",
            )


def _classes(criteria_set: CriteriaSet) -> Iterator[Finding]:
    """The first boundary that holds decides, so classes are written from the highest down."""
    boundaries = [c.from_ if c.from_ is not None else c.above for c in criteria_set.classes]
    for place, (higher, lower) in enumerate(pairwise(boundaries), start=1):
        if higher is not None and lower is not None and lower > higher:
            yield _warning(
                "class",
                ("classes", place),
                "",
                f"mức xếp loại “{criteria_set.classes[place].name}” đứng sau mức có ngưỡng thấp hơn: không bao giờ đạt",
                "xếp các mức từ cao xuống thấp",
            )
