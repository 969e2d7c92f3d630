"""Pure functions of strings: zones, names, dates, slugs, attribution."""
