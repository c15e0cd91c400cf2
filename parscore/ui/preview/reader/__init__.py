"""The process that reads one document for the window, and may hang or fall without harm. It knows no widgets."""

OPTION = "--preview"
MODULE = "parscore.ui.preview.reader.serve"
