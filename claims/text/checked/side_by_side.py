"""Claims side by side: a column each, with the headings down the first one. It is told, and never guessed at."""

from .cards import role_of_label
from .columns import CLAIM_ROLES
from .rows import Table

# So many labels of different roles down a column, each with several claims beside it.
MIN_ROLES, MIN_BESIDE = 3, 2
MAX_ROWS = 60


def are_side_by_side(table: Table) -> bool:
    """Whether most rows of a small table begin with the label of a role, a claim's among them, before several cells."""
    if not MIN_ROLES <= len(table.rows) <= MAX_ROWS:
        return False
    roles = []
    for _number, cells in table.rows:
        label, *beside = [cell.strip() for cell in cells if cell.strip()] or [""]
        role = role_of_label(label)
        # Beside “Verdict” may stand “True”, which is a heading too.
        is_alone = all(role_of_label(cell) in ("", role) for cell in beside)
        roles += [role] if role and is_alone and len(beside) >= MIN_BESIDE else []
    return len(set(roles)) >= MIN_ROLES and len(roles) * 2 > len(table.rows) and not set(CLAIM_ROLES).isdisjoint(roles)
