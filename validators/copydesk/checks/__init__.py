"""The checks, one module per family; the registry finds what they declare."""
