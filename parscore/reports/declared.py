"""What a unit declared, as tables and forms print it; the core says it, because it keeps it in notes too."""

from parscore.scoring.declared import NOT_ARISING, declared, shown_value

__all__ = ["NOT_ARISING", "declared", "shown_value"]
