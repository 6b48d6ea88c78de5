"""Plausible sentences of policy documents, their sources and what reviewers write of them; the same for one seed."""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

AGENCIES = """the Department of Human Services|the Division of Motor Vehicles|the Health Care Policy Office
the county clerk|the Department of Revenue|the state police|the Bureau of Records
the Office of Economic Security|the Labor Commission|the attorney general|the Public Utilities Board
the Housing Authority|the school district|the Immigration Service|the Social Security Administration
the Child Support Unit|the Benefits Appeals Board|the Water Court|the registrar"""
VERBS = "shares|discloses|collects|retains|releases|withholds|publishes|verifies|transfers|audits|deletes|corrects"
OBJECTS = """Medicaid records|driver licence photographs|benefit applications|home addresses|wage reports
immigration data|tax returns|birth certificates|case files|food assistance data|enrolment lists
biometric templates|court dockets|unemployment claims|child welfare reports|tenancy records|voter registrations
payment histories|water samples"""
GROUPS = "applicants|households|tenants|students|asylum seekers|veterans|employers|patients|residents|minors|drivers"
CONDITIONS = """a warrant signed by a judge|written consent|a subpoena|a data sharing agreement
notice to the person|an order of the court|the approval of the director|a finding of fraud|an audit trail
a public hearing"""
PLACES = """Adams|Alamosa|Boulder|Cañon City|Denver|Doña Ana|El Paso|Fort Collins|Garfield|Huerfano|Jefferson
Kit Carson|La Plata|Larimer|Mesa|Montrose|Otero|Pueblo|Río Blanco|Saguache|San Juan|Summit|Teller|Weld|Yuma"""
SOURCE_KINDS = ("web_page", "law", "court", "report", "news", "data", "other")
PUBLISHERS = """Colorado General Assembly|U.S. Government Publishing Office|Legal Aid Society|The Daily Ledger
State Archives|Tenth Circuit Court of Appeals|Institute for Data & Society|Müller & Söhne Verlag
U.S. Census Bureau|County Recorder"""
FINDINGS = """The act says so in the section cited, and nothing later repeals it.
The bill of that number is about schools.|The figure is that of 2019; the table for 2023 gives another.
The rule covers only agencies that receive federal money.
The section names an exception that the document leaves out.
Two sources agree on the date, and the register confirms it.
No record of such a programme was found in the state's list.
The court vacated the order in part the following year.
The quotation is exact, but it is the dissent that is quoted.
The agency's own guidance says the opposite, in bold type."""
CORRECTIONS = """The law is SB21-131, not SB19-216.|The deadline is 45 days.|It covers state agencies only.
The count was 1,204 in 2023.|The order was vacated in part in 2021."""
REMARKS = """Ask the agency for the table behind this.|Compare with the earlier version.
Somebody should call the clerk.|The same sentence stands in the spring report.
Check whether the link still works.|See the appendix, page 12."""
SYLLABLES = "ba ce di fo gu ha jel ki lor mun na pol que ri sta tu vel wo xan yor zim bran crel dros flet grun".split()
RARE_WORDS = 20_000


def listed(words: str) -> list[str]:
    return [part for line in words.splitlines() for part in line.split("|")]


class Statute(NamedTuple):
    kind: str
    key: str
    work: str


class Prose:
    """Draws everything from one generator, so that a seed gives one store."""

    def __init__(self, random: Random) -> None:
        self.random = random
        # Split once: these are asked for a million times.
        self.agencies, self.verbs, self.objects = listed(AGENCIES), listed(VERBS), listed(OBJECTS)
        self.groups, self.conditions, self.places = listed(GROUPS), listed(CONDITIONS), listed(PLACES)
        self.publishers, self.findings = listed(PUBLISHERS), listed(FINDINGS)
        self.corrections, self.remarks = listed(CORRECTIONS), listed(REMARKS)
        self.rare = [self._coined() for _word in range(RARE_WORDS)]
        self.statutes = [self._statute(number) for number in range(3000)]
        self.forms = (self._sharing, self._duty, self._count, self._ban, self._ruling)

    def sentence(self, statute: Statute | None) -> str:
        """One assertion, that names the statute where there is one."""
        form = self._law if statute else self.pick(self.forms)
        words = form(statute) if statute else form()
        chance = self.random.random()
        if chance < 0.25:
            words += f" in the {self.rare_word()} case"
        elif chance < 0.3:
            words += f", as “{self.pick(self.groups)}” were told in {self.pick(self.places)}"
        return words[0].upper() + words[1:] + "."

    def pick(self, words: Sequence[Any]) -> Any:
        return words[int(self.random.random() * len(words))]

    def rare_word(self) -> str:
        """Few of them often and most of them seldom, as in any text."""
        return self.rare[int(RARE_WORDS * self.random.random() ** 3)]

    def statute(self) -> Statute:
        return self.statutes[int(len(self.statutes) * self.random.random() ** 2)]

    def paragraph(self, words: list[str]) -> str:
        """One to eight of them; one in two hundred is as long as a brief."""
        chance = self.random.random()
        times = 40 if chance < 0.005 else 1 + int(7 * chance * chance)
        return " ".join(str(self.pick(words)) for _time in range(times))

    def _number(self, most: int) -> int:
        return 2 + int(self.random.random() * most)

    def _sharing(self) -> str:
        return (
            f"{self.pick(self.agencies)} {self.pick(self.verbs)} {self.pick(self.objects)} of {self._number(9000)} "
            f"{self.pick(self.groups)} with {self.pick(self.agencies)} in {1990 + self._number(34)}"
        )

    def _duty(self) -> str:
        return (
            f"since {1990 + self._number(34)} {self.pick(self.agencies)} has had to answer {self.pick(self.groups)} "
            f"in {self.pick(self.places)} County within {self._number(88)} days"
        )

    def _count(self) -> str:
        return (
            f"about {self._number(96)} percent of {self.pick(self.groups)} in {self.pick(self.places)} never see their "
            f"{self.pick(self.objects)}, according to {self.pick(self.agencies)}"
        )

    def _ban(self) -> str:
        whose = f"{self.pick(self.objects)} from {self.pick(self.agencies)}"
        return f"no one may obtain {whose} without {self.pick(self.conditions)}"

    def _ruling(self) -> str:
        return (
            f"in {1990 + self._number(34)} the court held that {self.pick(self.agencies)} must not treat "
            f"{self.pick(self.objects)} as public"
        )

    def _law(self, statute: Statute) -> str:
        if self.random.random() < 0.5:
            return f"{statute.key} forbids {self.pick(self.agencies)} to release {self.pick(self.objects)}"
        return f"under {statute.key} {self.pick(self.agencies)} may demand {self.pick(self.conditions)}"

    def _coined(self) -> str:
        return "".join(str(self.pick(SYLLABLES)) for _syllable in range(2 + int(self.random.random() * 3)))

    @staticmethod
    def _statute(number: int) -> Statute:
        bill, section = f"SB{number % 90 + 10}-{100 + number}", f"{number % 50 + 1} CFR {number}.{number % 97 + 1}"
        code = f"{number % 54 + 1} U.S.C. {number}"
        found = (("bill", bill, bill), ("regulation", f"{section}(a)", section), ("statute", code, code))
        return Statute(*found[number % 3])
