"""The one way an edit of a criteria set says no."""


class EditRefused(ValueError):  # noqa: N818  an answer to the editor, not a fault
    """An edit that would leave the set misshapen; the text says in Vietnamese why, and what to do instead."""
