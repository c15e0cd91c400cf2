"""Keeps the tree to the rows wanted, and the row that is open among them until the official goes on."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from parscore.ui.filter_bar import FilterBar, NothingFits
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.tree_filter import TreeFilter, Wanted
from parscore.ui.tree_model import TreeModel
from parscore.ui.tree_roles import Role
from parscore.ui.tree_view import TreeView

COUNT_MS, CHOOSE_MS = 150, 200
READ_AHEAD_MS = 700


class Filtering(QObject):
    """The filter bar over the tree and what follows from it. `open_row` tells the code of the row open beside it,
    `typing` whether something in it was not taken yet.
    """

    def __init__(
        self,
        assessment: OpenAssessment,
        model: TreeModel,
        tree: TreeView,
        above: QVBoxLayout,
        open_row: Callable[[], str],
        typing: Callable[[], bool],
    ) -> None:
        super().__init__(model)
        self._open_row, self._typing = open_row, typing
        self._assessment = assessment
        self._model = model
        self._tree = tree
        self._filter = TreeFilter(assessment)
        self._found: frozenset[str] | None = None
        self.bar = FilterBar()
        above.insertWidget(0, self.bar)
        self._nothing: NothingFits | None = None
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self._show_counts)
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._go_with)
        self._choose_soon = QTimer(self, singleShot=True, interval=CHOOSE_MS)
        self._choose_soon.timeout.connect(self._choose_first)
        self._read_ahead = QTimer(self, singleShot=True, interval=READ_AHEAD_MS)
        self._read_ahead.timeout.connect(self._filter.read_set)
        self._read_ahead.start()
        self.bar.changed.connect(self._on_wanted)
        self.bar.into_tree.connect(self._into_tree)
        self._on_chosen = tree.chosen.connect(lambda _code: self._moved.start())
        assessment.changed.connect(self._on_changed)
        self._show_counts()

    @property
    def wanted(self) -> Wanted:
        return self.bar.wanted

    def clear(self) -> None:
        """Show everything again."""
        self.bar.clear()

    def found_now(self) -> frozenset[str]:
        """The rows wanted, as they stand at this moment."""
        return self._filter.matching(self.wanted)

    def reveal(self, code: str) -> None:
        """Show a row that the filter hides, for as long as it is open."""
        if self._model.filtered and self._found is not None and not self._model.index_of(code).isValid():
            node = self._assessment.criteria_set.by_code.get(code)
            below = {code} if node is None or node.is_leaf else {leaf.code for leaf in node.walk() if leaf.is_leaf}
            self._show(self._found | below)

    def close(self) -> None:
        """Take the bar off the window."""
        QObject.disconnect(self._on_chosen)
        for timer in (self._count, self._moved, self._choose_soon, self._read_ahead):
            timer.stop()
        for widget in (self.bar, self._nothing):
            if widget is not None:
                widget.hide()  # a layout may be about to show it, and then it would be a window of its own
                widget.setParent(None)
                widget.deleteLater()

    def _on_wanted(self) -> None:
        """Another filter: the rows are chosen anew, and only what fits stays."""
        self._found = None if self.wanted.everything else self.found_now()
        self._show(self._found)
        self._count.start()
        self._choose_soon.start()

    def _choose_first(self) -> None:
        """The row open is one of those in the list, unless it holds something not taken yet."""
        codes = self._model.codes_shown()
        if codes and not self._model.index_of(self._open_row()).isValid() and not self._typing():
            self._tree.choose(self._model.index_of(codes[0]))

    def _go_with(self) -> None:
        """Another row was opened: those that no longer fit leave now, the open one stays."""
        if self.wanted.everything:
            return
        self._found = self.found_now()
        self._show(self._found | ({self._open} if self._open else set()))

    @property
    def _open(self) -> str:
        return str(self._tree.currentIndex().data(Role.CODE) or "")

    def _show(self, codes: frozenset[str] | set[str] | None) -> None:
        if self._model.would_change(codes):
            self._tree.rebuild(lambda: self._model.show_only(codes), self._open_row(), unfold=codes is not None)
        self._say_when_empty()

    def _say_when_empty(self) -> None:
        empty = self._model.rowCount() == 0
        if self._nothing is None:
            if not empty:
                return
            self._nothing = NothingFits()
            self._nothing.take_off.clicked.connect(self.clear)
            place = self._tree.viewport()
            (place.layout() or QVBoxLayout(place)).addWidget(self._nothing)
        self._nothing.setVisible(empty)

    def _into_tree(self) -> None:
        """From the search to the first row found, or back to the row that was open."""
        if not self._tree.currentIndex().isValid() and (codes := self._model.codes_shown()):
            self._tree.choose(self._model.index_of(codes[0]))
        self._tree.setFocus()

    def _on_changed(self, codes: Iterable[str]) -> None:
        self._filter.forget(codes)
        self._count.start()

    def _show_counts(self) -> None:
        roles: dict[str, str] = {}
        for owner in self._filter.owners.values():
            roles.setdefault(owner.id, owner.name)
        nobody = {"": roles.pop("")} if "" in roles else {}
        self.bar.show_owners(roles | nobody)
        self.bar.show_counts(self._filter.counts(self.wanted))
