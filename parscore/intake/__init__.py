"""Files in: criteria sets, workbooks, answer sheets and packages, all hostile until parsed."""
