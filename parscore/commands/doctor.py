"""`parscore doctor`: whether a workspace is whole, database and evidence store alike; it only looks."""

from pathlib import Path

from parscore.commands.speaking import Exit, say, say_json
from parscore.storage.workspace import Workspace


def run(folder: Path, database: str | None, *, deep: bool, as_json: bool) -> Exit:
    """Tell all that is not as it should be, and what to do; what is harmless is told too and changes nothing."""
    with Workspace(folder, database, look_only=True) as workspace:
        findings = workspace.examine(deep=deep)
        documents = workspace.documents() if not any(finding.kind == "structure" for finding in findings) else []
    wrong = [finding for finding in findings if not finding.harmless]
    if as_json:
        problems = [
            {"severity": "hint" if one.harmless else "error", "kind": one.kind, "message": one.message}
            for one in findings
        ]
        say_json({"whole": not wrong, "deep": deep, "documents": len(documents), "problems": problems})
    else:
        for finding in findings:
            say(f"{'gợi ý' if finding.harmless else 'lỗi':<6} {finding.message}")
        say(_sum(len(wrong), len(documents), deep=deep))
    return Exit.INPUT_WRONG if wrong else Exit.DONE


def _sum(wrong: int, documents: int, *, deep: bool) -> str:
    if wrong:
        return f"Có {wrong} chỗ không còn nguyên vẹn; không có gì bị sửa, hãy làm theo từng dòng ở trên."
    how = "đã đọc lại từng tệp" if deep else "chưa đọc lại nội dung tệp; thêm --deep để đọc"
    return f"Dữ liệu nguyên vẹn, {documents} tài liệu đều còn trong kho ({how})."
