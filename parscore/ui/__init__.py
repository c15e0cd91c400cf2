"""The window: thin views over Qt models."""

QT_STYLE = ("-style", "fusion")
"""What the application is told as it is made. Set later, a style makes PySide get to know QStyle: 5 ms of the start."""
