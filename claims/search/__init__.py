"""Full-text search over claims: everything that is said of a claim, found by those who may read it, and by nobody else.

What everybody with a role reads, what the team reads, and what only its author reads (the text of a sealed round) stand
in three tables. A search looks into those of its reader, so that nobody else's words move a count or a rank.
"""

from claims.search.index import install, rebuild, refresh
from claims.search.match import Match

__all__ = ["Match", "install", "rebuild", "refresh"]
