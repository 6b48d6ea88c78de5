"""Jobs that touch several nouns. Keyword-only, typed, all or nothing. A package for each kind of job; which may import
which is in `tests/test_architecture.py`."""
