"""The states and territories, with their Bluebook abbreviations (table T1.3)."""

_TABLE = """Alabama=Ala. Alaska=Alaska Arizona=Ariz. Arkansas=Ark. California=Cal. Colorado=Colo. Connecticut=Conn.
Delaware=Del. Florida=Fla. Georgia=Ga. Hawaii=Haw. Idaho=Idaho Illinois=Ill. Indiana=Ind. Iowa=Iowa
Kansas=Kan. Kentucky=Ky. Louisiana=La. Maine=Me. Maryland=Md. Massachusetts=Mass. Michigan=Mich.
Minnesota=Minn. Mississippi=Miss. Missouri=Mo. Montana=Mont. Nebraska=Neb. Nevada=Nev. New_Hampshire=N.H.
New_Jersey=N.J. New_Mexico=N.M. New_York=N.Y. North_Carolina=N.C. North_Dakota=N.D. Ohio=Ohio
Oklahoma=Okla. Oregon=Or. Pennsylvania=Pa. Rhode_Island=R.I. South_Carolina=S.C. South_Dakota=S.D.
Tennessee=Tenn. Texas=Tex. Utah=Utah Vermont=Vt. Virginia=Va. Washington=Wash. West_Virginia=W._Va.
Wisconsin=Wis. Wyoming=Wyo. District_of_Columbia=D.C. Puerto_Rico=P.R. Guam=Guam American_Samoa=Am._Samoa"""
_PAIRS = [
    (name.replace("_", " "), short.replace("_", " ")) for name, short in (pair.split("=") for pair in _TABLE.split())
]
_OTHER_FORMS = {
    "Calif.": "Cal.",
    "W.Va.": "W. Va.",
    "VA": "Va.",
    "FL": "Fla.",
    "TX": "Tex.",
    "CA": "Cal.",
    "NY": "N.Y.",
    "Penn.": "Pa.",
    "Wisc.": "Wis.",
    "Ore.": "Or.",
}

ABBREVIATIONS = dict(_PAIRS) | {short: short for _, short in _PAIRS} | _OTHER_FORMS
"""Every form of a state's name → its Bluebook abbreviation."""

STATE = "|".join(
    form.replace(".", r"\.").replace(" ", r"\s?" if form.endswith(".") else r"\s")
    for form in sorted(ABBREVIATIONS, key=len, reverse=True)
)
