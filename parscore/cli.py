"""The door for commands and for the window: reads the arguments, calls, and ends with the right exit code."""

import io
import os
import sys
import tempfile
import traceback
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from parscore import __version__
from parscore.commands.speaking import Exit, say, tell
from parscore.commands.usage import parser
from parscore.faults import EnvironmentFault, InputError, fault_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or the window when there is none. No traceback ever reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles and pipes may not be UTF-8
    try:
        return _run(parser().parse_args(arguments))
    except InputError as error:
        tell([error])
        return Exit.INPUT_WRONG
    except EnvironmentFault as fault:
        tell([fault])
        return Exit.ENVIRONMENT
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stdout = None  # or the interpreter complains of it once more at its end
        return Exit.DONE
    except OSError as error:
        tell([fault_of(error, "Không làm được với", error.filename or "đầu ra")])
        return Exit.ENVIRONMENT
    except KeyboardInterrupt:
        tell(["Đã dừng theo yêu cầu."])
        return Exit.ENVIRONMENT
    except Exception:  # our own mistake: kept for whoever can mend it, never shown raw
        tell([f"Chương trình gặp lỗi của chính nó; số liệu đã lưu vẫn còn. Báo cáo lỗi nằm ở: {_kept_report()}"])
        return Exit.ENVIRONMENT


def _kept_report() -> Path:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="parscore-loi-", suffix=".txt", delete=False
    ) as file:
        file.write(f"PARSCORE {__version__}, Python {sys.version}, {sys.platform}\n\n{traceback.format_exc()}")
    return Path(file.name)


def _run(given: Namespace) -> int:
    if given.version:
        say(f"PARSCORE {__version__}")
        return Exit.DONE
    match given.command:
        case None:
            return _window(given)
        case "demo":
            from parscore.commands import demo

            return demo.run(given.out, force=given.force)
        case "score":
            from parscore.commands import score

            return score.run(given.criteria, given.answers, as_json=given.as_json)
        case "criteria":
            return _criteria(given)
        case "report" | "check":
            from parscore.commands import workspace

            wanted = workspace.Wanted(given.workspace, given.unit, given.year, given.criteria_id, given.database)
            if given.command == "check":
                return workspace.check(wanted, as_json=given.as_json)
            from parscore.commands import year_report

            return year_report.report(wanted, given.format, given.out)
        case "compare":
            from parscore.commands import compare

            years = compare.Years(given.workspace, given.unit, given.years, given.criteria_id, given.database)
            return compare.run(years, as_json=given.as_json, out=given.out)
        case "doctor":
            from parscore.commands import doctor

            return doctor.run(given.workspace, given.database, deep=given.deep, as_json=given.as_json)
        case _:
            from parscore import selftest

            return selftest.run()


def _criteria(given: Namespace) -> int:
    from parscore.commands import annex, criteria

    match given.about:
        case "check":
            return criteria.check(given.files, as_json=given.as_json)
        case "import":
            return annex.take_in(given.annex, given.out, force=given.force, as_json=given.as_json)
        case "template":
            return annex.template(given.out, force=given.force)
        case "export":
            return annex.export(given.criteria, given.out, force=given.force)
    return criteria.list_installed(as_json=given.as_json)


def _window(given: Namespace) -> int:
    if _has_screen():
        from parscore import app

        return app.run(given.workspace, given.database)
    from parscore.commands import demo

    out = _data_folder() / "chay-thu"
    say("Không có màn hình: chương trình chạy cùng công việc ấy trên xã mẫu, không mở cửa sổ.")
    return demo.run(out, force=True)


def _has_screen() -> bool:
    """Whether a window can open; elsewhere than on Linux there always is a desktop."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("PARSCORE", appauthor=False)
