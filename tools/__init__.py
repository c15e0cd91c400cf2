"""Tools of the house, no part of the program."""
