"""What is wrong with a template, told all at once: which placeholder, where it stands, why it cannot be filled."""

from parscore.faults import InputError

_MOST = 50


class Problems:
    """Collects them in the order of the template; each once."""

    def __init__(self) -> None:
        self._told: dict[str, None] = {}

    def tell(self, where: str, what: str) -> None:
        self._told[f"{where}: {what}"] = None

    def __bool__(self) -> bool:
        return bool(self._told)

    def raise_if_any(self, name: str) -> None:
        """InputError that names all of them."""
        if not self._told:
            return
        told = list(self._told)
        more = [f"… và {len(told) - _MOST} chỗ khác."] if len(told) > _MOST else []
        lines = "\n".join([*(f"- {one}" for one in told[:_MOST]), *more])
        raise InputError(
            f"Tệp mẫu “{name}” có {len(told)} chỗ chưa điền được, nên chưa ghi tệp nào; hãy sửa tệp mẫu rồi thử lại:\n"
            f"{lines}"
        )
