"""Speed and memory, measured by hand beside a named peer in the same run: `make bench`."""
