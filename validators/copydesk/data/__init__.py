"""Data that comes with copydesk: counts of names and fitted weights, made by the scripts that each file names."""
