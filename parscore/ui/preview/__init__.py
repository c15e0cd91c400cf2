"""Documents seen in place: everything foreign is read in a process of its own, which tells pictures, text and tables.

Nothing is imported here: that process starts with this package, and anew for every document.
"""
