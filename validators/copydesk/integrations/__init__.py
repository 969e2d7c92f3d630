"""Doors to other tools, each a module of its own that is imported only when it is used."""
