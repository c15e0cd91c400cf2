"""The core: criteria sets, rules, assessment, totals, classes. No window, no database, no file reading."""
