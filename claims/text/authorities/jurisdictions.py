"""The states and territories, with their Bluebook abbreviations (table T1.3)."""

import re

_TABLE = """Alabama=Ala. Alaska=Alaska Arizona=Ariz. Arkansas=Ark. California=Cal. Colorado=Colo. Connecticut=Conn.
Delaware=Del. Florida=Fla. Georgia=Ga. Hawaii=Haw. Idaho=Idaho Illinois=Ill. Indiana=Ind. Iowa=Iowa
Kansas=Kan. Kentucky=Ky. Louisiana=La. Maine=Me. Maryland=Md. Massachusetts=Mass. Michigan=Mich.
Minnesota=Minn. Mississippi=Miss. Missouri=Mo. Montana=Mont. Nebraska=Neb. Nevada=Nev. New_Hampshire=N.H.
New_Jersey=N.J. New_Mexico=N.M. New_York=N.Y. North_Carolina=N.C. North_Dakota=N.D. Ohio=Ohio
Oklahoma=Okla. Oregon=Or. Pennsylvania=Pa. Rhode_Island=R.I. South_Carolina=S.C. South_Dakota=S.D.
Tennessee=Tenn. Texas=Tex. Utah=Utah Vermont=Vt. Virginia=Va. Washington=Wash. West_Virginia=W._Va.
Wisconsin=Wis. Wyoming=Wyo. District_of_Columbia=D.C. Puerto_Rico=P.R. Guam=Guam American_Samoa=Am._Samoa
Virgin_Islands=V.I. Northern_Mariana_Islands=N._Mar._I."""
_PAIRS = [
    (name.replace("_", " "), short.replace("_", " ")) for name, short in (pair.split("=") for pair in _TABLE.split())
]
STATE_NAMES = tuple(name for name, _short in _PAIRS)
_POSTAL = """AL=Ala. AK=Alaska AZ=Ariz. AR=Ark. CA=Cal. CO=Colo. CT=Conn. DE=Del. DC=D.C. FL=Fla. GA=Ga. HI=Haw.
ID=Idaho IL=Ill. IN=Ind. IA=Iowa KS=Kan. KY=Ky. LA=La. ME=Me. MD=Md. MA=Mass. MI=Mich. MN=Minn. MS=Miss. MO=Mo. MT=Mont.
NE=Neb. NV=Nev. NH=N.H. NJ=N.J. NM=N.M. NY=N.Y. NC=N.C. ND=N.D. OH=Ohio OK=Okla. OR=Or. PA=Pa. RI=R.I. SC=S.C.
SD=S.D. TN=Tenn. TX=Tex. UT=Utah VT=Vt. VA=Va. WA=Wash. WV=W._Va. WI=Wis. WY=Wyo."""
_OTHER_FORMS = {postal: short.replace("_", " ") for postal, short in (pair.split("=") for pair in _POSTAL.split())} | {
    "Calif.": "Cal.",
    "W.Va.": "W. Va.",
    "Penn.": "Pa.",
    "Wisc.": "Wis.",
    "Ore.": "Or.",
}

ABBREVIATIONS = dict(_PAIRS) | {short: short for _, short in _PAIRS} | _OTHER_FORMS
"""Every form of a state's name → its Bluebook abbreviation."""

_BARE = {re.sub(r"\s", "", form): short for form, short in ABBREVIATIONS.items()}


def _pattern(form: str) -> str:
    """The form, its inner spaces as they come: "N.Y.", "N. Y."; "New York"."""
    if "." not in form:
        return form.replace(" ", r"\s")
    return r"\.\s?".join(form.replace(" ", "").split(".")).removesuffix(r"\s?")


STATE = "|".join(_pattern(form) for form in sorted(ABBREVIATIONS, key=len, reverse=True))


def state_of(form: str) -> str:
    """The Bluebook abbreviation of a form that `STATE` has matched."""
    return _BARE[re.sub(r"\s", "", form)]
