"""PARSCORE: a commune scores its own Public Administration Reform Index, with working, proof and report."""

__version__ = "0.1.0"
