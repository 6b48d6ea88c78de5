"""The codes and rules of the states in the Bluebook's forms and in their own: every spelling, one key."""

import pytest

from claims.text.authorities import find_authorities

STATUTES = {
    "Cal. Gov. Code § 7284.6": [
        "Cal. Gov't Code § 7284.6",
        "Cal. Gov’t Code § 7284.6",
        "California Government Code Section 7284.6",
    ],
    "Tex. Gov't Code § 752.053": ["Tex. Gov't Code Ann. § 752.053", "Texas Government Code § 752.053"],
    "N.Y. Exec. Law § 291": ["N.Y. Exec. Law § 291", "New York Executive Law § 291", "NY Exec. Law § 291"],
    "RCW 10.93.160": ["RCW 10.93.160", "RCW § 10.93.160"],
    "ORS 181A.820": ["ORS 181A.820", "Or. Rev. Stat. § 181A.820"],
    "820 ILCS 405/1900": ["820 ILCS 405/1900", "820 Ill. Comp. Stat. 405/1900"],
    "820 ILCS 405/1900(a)": ["820 ILCS 405/1900(a)"],
    "M.G.L. c. 151B, § 4": [
        "M.G.L. c. 151B, § 4",
        "MGL c. 151B, § 4",
        "Mass. Gen. Laws ch. 151B, § 4",
        "G.L. c. 151B, § 4",
    ],
    "Fla. Stat. § 908.104": [
        "Fla. Stat. § 908.104",
        "§ 908.104, Fla. Stat.",
        "s. 908.104, F.S.",
        "section 908.104, Florida Statutes",
    ],
    "Minn. Stat. § 13.82, subd. 1": [
        "Minn. Stat. § 13.82, subd. 1",
        "Minnesota Statutes, section 13.82, subdivision 1",
    ],
    "Minn. Stat. § 13.82": ["Minn. Stat. sec. 13.82"],
    "Minn. Stat. ch. 13": ["Minn. Stat. ch. 13"],
    "Va. Code § 2.2-3700": [
        "Va. Code Ann. § 2.2-3700",
        "Va. Code § 2.2-3700 et seq.",
        "Code of Virginia § 2.2-3700",
        "§ 2.2-3700 of the Code of Virginia",
    ],
    "NRS 239.010": ["NRS 239.010", "NRS § 239.010", "Nev. Rev. Stat. § 239.010"],
    "NRS ch. 239": ["NRS Chapter 239"],
    "A.R.S. § 11-1051": ["A.R.S. § 11-1051", "ARS 11-1051", "Arizona Revised Statutes § 11-1051"],
    "A.R.S. § 11-1051(B)": ["Ariz. Rev. Stat. Ann. § 11-1051(B)"],
    "Utah Code § 17-22-9.5": [
        "Utah Code 17-22-9.5",
        "Utah Code Ann. § 17-22-9.5",
        "Utah Code § 17-22-9.5",
        "U.C.A. § 17-22-9.5",
    ],
    "KRS 61.870": ["KRS 61.870", "Ky. Rev. Stat. Ann. § 61.870", "Kentucky Revised Statutes 61.870"],
    "O.C.G.A. § 36-80-23": ["O.C.G.A. § 36-80-23", "OCGA § 36-80-23", "Ga. Code Ann. § 36-80-23"],
    "N.C. Gen. Stat. § 162-62": [
        "N.C. Gen. Stat. § 162-62",
        "G.S. 162-62",
        "N.C.G.S. § 162-62",
        "North Carolina General Statutes § 162-62",
    ],
    "S.C. Code § 17-13-170": ["S.C. Code Ann. § 17-13-170"],
    "Tenn. Code § 7-68-103": ["Tenn. Code Ann. § 7-68-103", "T.C.A. § 7-68-103", "TCA 7-68-103"],
    "Ala. Code § 31-13-1": ["Ala. Code § 31-13-1", "Code of Alabama 1975, § 31-13-1"],
    "Alaska Stat. § 01.05.011": ["Alaska Stat. § 01.05.011", "AS 01.05.011"],
    "Ark. Code § 14-1-103": ["Ark. Code Ann. § 14-1-103", "A.C.A. § 14-1-103"],
    "Conn. Gen. Stat. § 54-192h": ["Conn. Gen. Stat. § 54-192h", "C.G.S. § 54-192h"],
    "11 Del. C. § 9301": ["11 Del. C. § 9301", "Del. Code Ann. tit. 11, § 9301", "Del. Code tit. 11, § 9301"],
    "D.C. Code § 24-211.07": ["D.C. Code § 24-211.07", "D.C. Official Code § 24-211.07"],
    "HRS 237-13": ["Haw. Rev. Stat. § 237-13", "HRS § 237-13", "Hawaii Revised Statutes section 237-13"],
    "Idaho Code § 67-2301": ["Idaho Code § 67-2301", "Idaho Code section 67-2301"],
    "Ind. Code § 5-2-18.2-4": [
        "Ind. Code § 5-2-18.2-4",
        "IC 5-2-18.2-4",
        "Indiana Code 5-2-18.2-4",
        "Indiana Code § 5-2-18.2-4",
    ],
    "Iowa Code § 27A.2": ["Iowa Code § 27A.2", "Iowa Code section 27A.2"],
    "Iowa Code ch. 27A": ["Iowa Code chapter 27A"],
    "Kan. Stat. § 45-215": ["K.S.A. 45-215", "K.S.A. 2019 Supp. 45-215", "Kan. Stat. Ann. § 45-215"],
    "La. Rev. Stat. § 44:1": ["La. R.S. 44:1", "La. Rev. Stat. Ann. § 44:1", "R.S. 44:1"],
    "La. Code Civ. Proc. art. 1": ["La. Code Civ. Proc. art. 1"],
    "La. Civ. Code art. 2315": ["La. Civ. Code art. 2315"],
    "1 M.R.S. § 400": [
        "Me. Rev. Stat. tit. 1, § 400",
        "Me. Rev. Stat. Ann. tit. 1, § 400",
        "1 M.R.S. § 400",
        "1 M.R.S.A. § 400",
    ],
    "Md. Code, Corr. Servs. § 11-101": ["Md. Code Ann., Corr. Servs. § 11-101"],
    "Md. Code, Gen. Prov. § 4-101": ["Md. Code, Gen. Prov. § 4-101"],
    "Md. Code, Crim. Proc. § 5-104": ["Md. Code Ann., Crim. Proc. § 5-104"],
    "MCL 15.231": ["MCL 15.231", "Mich. Comp. Laws § 15.231", "Mich. Comp. Laws Ann. § 15.231"],
    "Miss. Code § 25-61-1": ["Miss. Code Ann. § 25-61-1"],
    "Mo. Rev. Stat. § 67.307": ["Mo. Rev. Stat. § 67.307", "RSMo § 67.307", "Section 67.307, RSMo", "§ 67.307 RSMo"],
    "MCA § 2-6-1001": ["Mont. Code Ann. § 2-6-1001", "MCA § 2-6-1001", "Section 2-6-1001, MCA"],
    "Neb. Rev. Stat. § 84-712": ["Neb. Rev. Stat. § 84-712"],
    "RSA 91-A:1": ["N.H. Rev. Stat. Ann. § 91-A:1", "RSA 91-A:1"],
    "RSA ch. 91-A": ["RSA chapter 91-A"],
    "N.J. Stat. § 47:1A-1": ["N.J. Stat. Ann. § 47:1A-1", "N.J.S.A. 47:1A-1"],
    "N.J. Stat. § 2C:11-3": ["N.J.S. 2C:11-3"],
    "N.M. Stat. § 14-2-1": ["N.M. Stat. Ann. § 14-2-1", "NMSA 1978, § 14-2-1", "NMSA 1978, Section 14-2-1"],
    "N.Y. Pub. Off. Law § 87": ["N.Y. Pub. Off. Law § 87"],
    "N.Y. Pub. Health Law § 2782": ["N.Y. Pub. Health Law § 2782"],
    "N.Y. C.P.L.R. § 4503": ["N.Y. C.P.L.R. § 4503", "CPLR 4503"],
    "N.D. Cent. Code § 44-04-18": ["N.D. Cent. Code § 44-04-18", "N.D.C.C. § 44-04-18"],
    "Ohio Rev. Code § 149.43": [
        "Ohio Rev. Code § 149.43",
        "Ohio Rev. Code Ann. § 149.43",
        "R.C. 149.43",
        "Ohio Revised Code Section 149.43",
        "ORC 149.43",
    ],
    "51 O.S. § 24A.1": ["Okla. Stat. tit. 51, § 24A.1", "51 O.S. § 24A.1", "Okla. Stat. Ann. tit. 51, § 24A.1"],
    "65 P.S. § 67.101": ["65 Pa. Stat. § 67.101", "65 P.S. § 67.101"],
    "18 Pa.C.S. § 9101": ["18 Pa. Cons. Stat. § 9101", "18 Pa.C.S. § 9101"],
    "R.I. Gen. Laws § 38-2-1": ["R.I. Gen. Laws § 38-2-1", "R.I.G.L. § 38-2-1"],
    "SDCL 1-27-1": ["S.D. Codified Laws § 1-27-1", "SDCL 1-27-1", "SDCL § 1-27-1"],
    "Tex. Penal Code § 39.07": ["Tex. Penal Code § 39.07"],
    "Tex. Loc. Gov't Code § 364.001": ["Tex. Loc. Gov't Code § 364.001"],
    "Tex. Code Crim. Proc. art. 2.251": ["Tex. Code Crim. Proc. art. 2.251", "Tex. Code Crim. Proc. Ann. art. 2.251"],
    "20 V.S.A. § 4651": ["Vt. Stat. Ann. tit. 20, § 4651", "20 V.S.A. § 4651"],
    "RCW 43.17.425": ["Wash. Rev. Code § 43.17.425", "Wash. Rev. Code Ann. § 43.17.425"],
    "W. Va. Code § 29B-1-1": ["W. Va. Code § 29B-1-1"],
    "Wis. Stat. § 19.31": ["Wis. Stat. § 19.31", "Wisconsin Statutes § 19.31", "s. 19.31, Wis. Stats."],
    "Wyo. Stat. § 16-4-201": ["Wyo. Stat. § 16-4-201", "Wyo. Stat. Ann. § 16-4-201", "Wyoming Statutes 16-4-201"],
    "P.R. Laws tit. 3, § 1": ["P.R. Laws Ann. tit. 3, § 1"],
    "V.I. Code tit. 3, § 1": ["V.I. Code Ann. tit. 3, § 1"],
    "C.R.S. § 24-74-103": [
        "C.R.S. § 24-74-103",
        "Colo. Rev. Stat. Ann. § 24-74-103",
        "C.R.S. Section 24-74-103",
        "24-74-103 C.R.S.",
    ],
    "C.R.S. § 24-74-103(1)(a)": ["C.R.S. 24-74-103(1)(a)"],
    "18 NYCRR 357.1": ["N.Y. Comp. Codes R. & Regs. tit. 18, § 357.1"],
    "55 Pa. Code § 105.1": ["55 Pa. Code § 105.1"],
}
REGULATIONS = {
    "10 CCR 2506-1": ["10 CCR 2506-1", "10 C.C.R. 2506-1"],
    "8 CCR 1507-1": ["8 CCR 1507-1"],
    "Cal. Code Regs. tit. 22, § 50953": [
        "22 CCR § 50953",
        "Cal. Code Regs. tit. 22, § 50953",
        "California Code of Regulations, title 22, section 50953",
        "title 22, California Code of Regulations, section 50953",
        "22 Cal. Code Regs. § 50953",
    ],
    "Fla. Admin. Code r. 65A-1.205": [
        "Fla. Admin. Code R. 65A-1.205",
        "Fla. Admin. Code Ann. r. 65A-1.205",
        "Rule 65A-1.205, F.A.C.",
    ],
    "1 Tex. Admin. Code § 372.501": ["1 Tex. Admin. Code § 372.501"],
    "18 NYCRR 357.1": ["18 NYCRR 357.1", "18 N.Y.C.R.R. § 357.1"],
    "WAC 388-472-0005": ["WAC 388-472-0005", "Wash. Admin. Code § 388-472-0005"],
    "OAR 461-105-0010": ["OAR 461-105-0010", "Or. Admin. R. 461-105-0010"],
    "Ohio Admin. Code § 5101:9-22-16": ["Ohio Admin. Code 5101:9-22-16", "Ohio Adm.Code 5101:9-22-16"],
    "106 CMR 360.010": ["106 CMR 360.010", "106 Code Mass. Regs. 360.010"],
    "Minn. R. 9500.1200": ["Minn. R. 9500.1200", "Minnesota Rules, part 9500.1200"],
    "89 Ill. Admin. Code § 10.230": ["Ill. Admin. Code tit. 89, § 10.230", "89 Ill. Adm. Code 10.230"],
    "A.A.C. R6-12-201": ["Ariz. Admin. Code § R6-12-201", "A.A.C. R6-12-201"],
    "COMAR 07.01.02.01": ["COMAR 07.01.02.01"],
    "N.J.A.C. 10:90-7.7": ["N.J.A.C. 10:90-7.7", "N.J. Admin. Code § 10:90-7.7"],
    "Wis. Admin. Code DHS § 108.01": ["Wis. Admin. Code DHS § 108.01"],
    "Wis. Admin. Code § DHS 108.01": ["Wis. Admin. Code § DHS 108.01"],
    "Utah Admin. Code § R986-100-110": ["Utah Admin. Code R986-100-110"],
    "Mich. Admin. Code § 400.1": ["Mich. Admin. Code R. 400.1"],
    "Ga. Comp. R. & Regs. 290-1-1-.01": ["Ga. Comp. R. & Regs. 290-1-1-.01"],
    "Iowa Admin. Code r. 441-9.1": ["Iowa Admin. Code r. 441-9.1", "Iowa Admin. Code r. 441—9.1"],
    "Va. Admin. Code § 40-25": ["Va. Admin. Code § 40-25"],
    "22 VAC 40-25-10": ["22 VAC 40-25-10", "22 Va. Admin. Code § 40-25-10"],
    "405 IAC 2-1-1": ["405 IAC 2-1-1"],
    "201 KAR 1:001": ["201 KAR 1:001"],
    "14 N.C. Admin. Code 01A .0101": ["14 NCAC 01A .0101"],
    "10A N.C. Admin. Code 67A.0105": ["10A N.C. Admin. Code 67A.0105"],
}
SPELLINGS = [
    (kind, key, spelling)
    for kind, codes in [("statute", STATUTES), ("regulation", REGULATIONS)]
    for key, spellings in codes.items()
    for spelling in spellings
]
NO_STATE_CODE = [
    "As 2019 began, 24 states had a code. The Virginia Code Breakers met.",
    "Florida Statutes 2019 and the Utah Code of 1953 are books. NMSA 1978 is one.",
    "IC 5 and ICE 3 are trains; AS 400 was a computer; MCA 2-6 lost; R.C. Smith won 3-2.",
    "Washington Law 101 and New York Law School are for students. Area Code 303. Dress Code 5.",
    "Texas 21, Ohio 14. Iowa 5. Or. 97201 is a ZIP; so is Cal. 90210.",
]


HOME_CODES = [
    ("In California, Penal Code section 187 binds.", ["Cal. Penal Code § 187"]),
    ("California’s rule is Gov. Code, § 7284.6.", ["Cal. Gov. Code § 7284.6"]),
    ("California has section 12 of the Labor Code.", ["Cal. Lab. Code § 12"]),
    (
        "California: Health and Safety Code sections 11350 and 11357.",
        ["Cal. Health & Safety Code § 11350", "Cal. Health & Safety Code § 11357"],
    ),
    ("Texas has Code of Criminal Procedure art. 2.13.", ["Tex. Code Crim. Proc. art. 2.13"]),
    # Without its state, or with two to choose from, a code is nobody's.
    ("Penal Code section 187 binds.", []),
    ("In California and Texas, Penal Code section 187 binds.", []),
    ("In California, the Model Penal Code § 2.02 does not.", ["Model Penal Code"]),
]


@pytest.mark.parametrize(("kind", "key", "spelling"), SPELLINGS)
def test_each_spelling_of_a_states_code_has_one_key(kind: str, key: str, spelling: str) -> None:
    text = f"As {spelling} says."

    found = find_authorities(text)

    assert [(text[one.start : one.end], one.kind, one.key) for one in found] == [(spelling, kind, key)]


@pytest.mark.parametrize("text", NO_STATE_CODE)
def test_no_code_is_read_into_other_numbers(text: str) -> None:
    assert find_authorities(text) == []


@pytest.mark.parametrize(("text", "keys"), HOME_CODES)
def test_a_code_by_subject_is_the_one_state_named(text: str, keys: list[str]) -> None:
    assert [one.key for one in find_authorities(text)] == keys
