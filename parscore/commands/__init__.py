"""The command line's commands: the same core without a window. Each gives its exit code."""
