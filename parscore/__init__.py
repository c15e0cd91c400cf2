"""PARSCORE: a commune scores its own Public Administration Reform Index, with working, proof and report."""

import os

__version__ = "0.1.0"

# The definition of a criteria set is ours alone: no plug-in of another package may touch it, and looking for them
# would read the metadata of every installed package at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
