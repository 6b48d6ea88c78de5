"""What the states call their codes: contracted words, and letters that stand for a whole code.

The canonical form is the Bluebook's (table T1.3: "Va. Code", "Cal. Penal Code"), or the state's own letters where
courts and agencies there write nothing else ("RCW", "ORS", "KRS").
"""

from claims.text.authorities.patterns import plain_spaces, word_set

_WORDS = """Revised=Rev. Compiled=Comp. Statutes=Stat. Statute=Stat. Stats.=Stat. Government=Gov't
Gov't.=Gov't Gov.=Gov't Administrative=Admin. Adm.=Admin. Business=Bus. Professions=Prof. Executive=Exec. General=Gen.
Vehicle=Veh. Labor=Lab. Education=Educ. Ed.=Educ. Welfare=Welf. Institutions=Inst. Family=Fam. Civil=Civ.
Procedure=Proc. Transportation=Transp. Public=Pub. Resources=Res. Criminal=Crim. Correction=Correct.
Correctional=Corr. Services=Servs. Municipal=Mun. Election=Elec. Elections=Elec. Insurance=Ins. Probate=Prob.
Local=Loc. Officers=Off. Regulations=Regs. Safety=Safety Saf.=Safety Pen.=Penal Evidence=Evid. Commercial=Com.
Provisions=Prov. Rules=R. CPLR=C.P.L.R. and=&"""
CONTRACTIONS = dict(pair.split("=") for pair in _WORDS.split())
SAME_NAMES = {
    "Code of R": "Code R",
    "Code of C": "Code C",
    "Consolidated": "Cons.",
    "Century": "Cent.",
    "Official Code": "Code",
    " Ann.": "",
    "Admin. Code R.": "Admin. Code",
}
"""What contracted names still differ in, part by part."""

OWN_LETTERS = {
    "Ariz. Rev. Stat.": "A.R.S. §",
    "Colo. Rev. Stat.": "C.R.S. §",
    "Nev. Rev. Stat.": "NRS",
    "Or. Rev. Stat.": "ORS",
    "Wash. Rev. Code": "RCW",
    "Mont. Code": "MCA §",
    "Ky. Rev. Stat.": "KRS",
    "Haw. Rev. Stat.": "HRS",
    "Mich. Comp. Laws": "MCL",
    "N.H. Rev. Stat.": "RSA",
    "S.D. Codified Laws": "SDCL",
    "Ga. Code": "O.C.G.A. §",
    "Wash. Admin. Code": "WAC",
    "Or. Admin. R.": "OAR",
    "N.J. Admin. Code": "N.J.A.C.",
    "Ariz. Admin. Code": "A.A.C.",
    "N.Y. C.P.L.R.": "N.Y. C.P.L.R. §",
}
"""A state's code, as the Bluebook has it → the head of its key."""

VOLUMES_BY_TITLE = {
    "Me. Rev. Stat.": "M.R.S. §",
    "Del. Code": "Del. C. §",
    "Okla. Stat.": "O.S. §",
    "Vt. Stat.": "V.S.A. §",
    "Tex. Admin. Code": "Tex. Admin. Code §",
    "Ill. Admin. Code": "Ill. Admin. Code §",
    "N.Y. Comp. Codes R. & Regs.": "NYCRR",
    "Pa. Cons. Stat.": "Pa.C.S. §",
    "Pa. Stat.": "P.S. §",
}
"""Codes whose title stands first in the usual form: "Me. Rev. Stat. tit. 1, § 400" is "1 M.R.S. § 400"."""

ANY = r"\d"
TWO_PARTS = r"\d{1,3}[A-Za-z]{0,2}-\d{1,4}"
THREE_PARTS = r"\d{1,3}[A-Za-z]?-\d{1,3}[A-Za-z]?-\d"
DOTTED = r"\d{1,4}[A-Z]?\.\d"
LETTERS = {
    "RCW": ("RCW", ANY), "ORS": ("ORS", DOTTED), "NRS": ("NRS", ANY), "KRS": ("KRS", ANY), "HRS": ("HRS", ANY),
    "MCL": ("MCL", DOTTED), "MCLA": ("MCL", DOTTED), "NMSA": ("N.M. Stat. §", TWO_PARTS),
    "ARS": ("A.R.S. §", TWO_PARTS), "OCGA": ("O.C.G.A. §", TWO_PARTS), "KSA": ("Kan. Stat. §", TWO_PARTS),
    "TCA": ("Tenn. Code §", THREE_PARTS), "SDCL": ("SDCL", TWO_PARTS), "NJSA": ("N.J. Stat. §", r"\d{1,2}[A-Z]?:\d"),
    "NJS": ("N.J. Stat. §", r"\d{1,2}[A-Z]?:\d"), "NCGS": ("N.C. Gen. Stat. §", TWO_PARTS),
    "GS": ("N.C. Gen. Stat. §", TWO_PARTS), "MCA": ("MCA §", THREE_PARTS), "NDCC": ("N.D. Cent. Code §", TWO_PARTS),
    "RSA": ("RSA", r"\d{1,3}(?:-[A-Z]{1,2})?(?::\d|\b)"), "UCA": ("Utah Code §", THREE_PARTS),
    "ACA": ("Ark. Code §", THREE_PARTS), "CGS": ("Conn. Gen. Stat. §", TWO_PARTS),
    "AS": ("Alaska Stat. §", r"\d\d\.\d\d\.\d{3}"), "IC": ("Ind. Code §", THREE_PARTS),
    "LaRS": ("La. Rev. Stat. §", r"\d{1,2}:\d"), "RS": ("La. Rev. Stat. §", r"\d{1,2}:\d"),
    "RSMo": ("Mo. Rev. Stat. §", DOTTED), "RSMO": ("Mo. Rev. Stat. §", DOTTED),
    "RC": ("Ohio Rev. Code §", r"\d{3,4}\.\d"), "ORC": ("Ohio Rev. Code §", r"\d{3,4}\.\d"),
    "RIGL": ("R.I. Gen. Laws §", TWO_PARTS), "FS": ("Fla. Stat. §", r"\d{2,3}\.\d"),
    "WS": ("Wyo. Stat. §", THREE_PARTS), "CPLR": ("N.Y. C.P.L.R. §", r"\d{3,4}"),
    "NYCPLR": ("N.Y. C.P.L.R. §", r"\d{3,4}"), "WAC": ("WAC", r"\d{1,3}-\d"), "OAR": ("OAR", r"\d{3}-\d"),
    "COMAR": ("COMAR", r"\d\d\.\d\d"), "NJAC": ("N.J.A.C.", r"\d{1,2}[A-Z]?:\d"),
    "FAC": ("Fla. Admin. Code r.", r"\d{1,2}[A-Z]{1,2}-\d"), "NAC": ("NAC", DOTTED),
    "ARM": ("ARM", r"\d{1,2}\.\d{1,3}\.\d"), "IDAPA": ("IDAPA", r"\d\d\.\d\d\.\d"), "ARSD": ("ARSD", r"\d\d:\d"),
    "NMAC": ("NMAC", r"\d{1,2}\.\d{1,3}\.\d"), "RCSA": ("RCSA §", TWO_PARTS), "AAC": ("A.A.C.", r"R\d"),
}  # fmt: skip
"""Letters, without their points → the head of the key, and how a section of that code begins. Many of these letters
stand for other things too; a number of that shape decides."""

REGULATORY = word_set("WAC OAR COMAR N.J.A.C. NAC ARM IDAPA ARSD NMAC RCSA A.A.C. NYCRR")

VOLUMES = {
    "ILCS": r"ILCS|Ill\.\s?Comp\.\sStat\.(?:\sAnn\.)?|Illinois\sCompiled\sStatutes",
    "V.S.A. §": r"V\.\s?S\.\s?A\.",
    "Pa.C.S. §": r"Pa\.\s?C\.\s?S\.(?:\s?A\.)?|Pa\.\sCons\.\sStat\.(?:\sAnn\.)?",
    "P.S. §": r"P\.\s?S\.|Pa\.\sStat\.(?:\sAnn\.)?",
    "Del. C. §": r"Del\.\s?C\.|Del\.\sCode(?:\sAnn\.)?",
    "O.S. §": r"O\.\s?S\.|Okla\.\sStat\.(?:\sAnn\.)?",
    "M.R.S. §": r"M\.\s?R\.\s?S\.(?:\s?A\.)?",
    "Guam Code §": r"Guam\sCode(?:\sAnn\.)?|G\.C\.A\.",
    "N. Mar. I. Code §": r"N\.\sMar\.\sI\.\sCode|CMC",
    "L.P.R.A. §": r"L\.P\.R\.A\.",
    "V.I.C. §": r"V\.I\.C\.",
    "AAC": r"AAC|Alaska\sAdmin\.\sCode",
    "NYCRR": r"NYCRR|N\.\s?Y\.\s?C\.\s?R\.\s?R\.",
    "DCMR": r"DCMR|D\.C\.\sMun\.\sRegs\.",
    "Tex. Admin. Code §": r"Tex\.\sAdmin\.\sCode|TAC|T\.A\.C\.|Texas\sAdministrative\sCode",
    "Ill. Admin. Code §": r"Ill\.\sAdm(?:in)?\.\s?Code",
    "Pa. Code §": r"Pa\.\sCode",
    "VAC": r"VAC|Va\.\sAdmin\.\sCode",
    "N.C. Admin. Code": r"N\.C\.\sAdmin\.\sCode|NCAC",
    "CMR": r"CMR|C\.M\.R\.|Code\sMass\.\sRegs\.|Mass\.\sCode\sRegs\.",
    "IAC": r"IAC|Ind\.\sAdmin\.\sCode",
    "KAR": r"KAR|Ky\.\sAdmin\.\sRegs\.",
    "CSR": r"CSR|Mo\.\sCode\sRegs\.(?:\sAnn\.)?",
    "Cal. Code Regs. §": r"Cal\.\sCode\sRegs\.",
    "Del. Admin. Code §": r"Del\.\sAdmin\.\sCode",
    "Miss. Code R. §": r"Miss\.\sCode\sR\.",
}
"""Codes that follow their title's number ("820 ILCS 405/1900"): the head of the key behind it → the forms."""

VOLUMES_OF_RULES = word_set("AAC NYCRR DCMR VAC CMR IAC KAR CSR")


def code_name(state: str, name: str) -> str:
    """ "Cal.", "Government Code" → "Cal. Gov. Code"."""
    words = plain_spaces(name.replace("Adm.Code", "Adm. Code")).replace("’", "'").replace(",", "").split()
    contracted = " ".join([state, *(CONTRACTIONS.get(word, word) for word in words)])
    for form, same in SAME_NAMES.items():
        contracted = contracted.replace(form, same)
    return contracted.replace("Gov't", "Gov.") if state == "Cal." else contracted
