"""Claims checked elsewhere: files read, mapped, held against what is there, and brought in."""
