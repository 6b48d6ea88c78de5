"""Documents and their versions: what comes in, what the machine finds in it, and what becomes of claims."""
