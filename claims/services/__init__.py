"""Jobs that touch several nouns. Keyword-only, typed, all or nothing."""
