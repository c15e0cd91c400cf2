"""The parts of the program know each other in one direction only."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_import_contract_is_kept() -> None:
    # in a process of its own, because import-linter reconfigures logging
    lint_imports = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint_imports, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_command_line_starts_without_qt_and_without_the_heavy_libraries() -> None:
    program = "import sys, parscore.cli; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    heavy = ["PySide6", "alembic", "matplotlib", "openpyxl", "psycopg", "reportlab", "xlsxwriter"]
    run = subprocess.run([sys.executable, "-c", program, *heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
