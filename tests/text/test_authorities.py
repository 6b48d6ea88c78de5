"""Every way to name an authority that the finder reads, and what it must leave alone. The sentences are ours."""

import re

import pytest

from claims.text.authorities import find_authorities

MARK = re.compile(r"\[([^|\]]+) \| [^|\]]+ \| [^\]]+\]")
"""A row marks what is to be found: "[mention | kind | key]"."""

STATE_BILLS = [
    # The year beside the number belongs to the mention.
    "Lawmakers passed [Senate Bill 83 in 2020 | bill | SB20-083].",
    "[House Bill 1119 (2022) | bill | HB22-1119] was signed.",
    "By [2021’s House Bill 1266 | bill | HB21-1266] it changed.",
    "[House Bill 1119 of the 2022 session | bill | HB22-1119] lapsed.",
    # All spellings of a numbered year, in one key.
    "See [SB20-083 | bill | SB20-083], [SB 20-083 | bill | SB20-083] and [S.B. 20–083 | bill | SB20-083].",
    "See [Senate Bill 20-083 | bill | SB20-083], [Senate Bill (SB) 20-083 | bill | SB20-083].",
    "[HB 98-1001 | bill | HB98-1001] is old.",
    # A special session adds a letter; joint resolutions are numbered as bills are.
    "[HB25B-1001 | bill | HB25B-1001] and [SJR24-005 | bill | SJR24-005].",
    # The year elsewhere in the sentence enters the key alone.
    "In 2020, the state passed [Senate Bill 83 | bill | SB20-083].",
    "[Senate Bill 83 | bill | SB20-083], signed into law on March 23, 2020, helps.",
    "[Senate Bill 83 | bill | SB 83] takes effect in 2026.",
    # A bill named without its year takes the year the text gives it elsewhere.
    "[SB 83 | bill | SB20-083] is short for [SB20-083 | bill | SB20-083].",
    "[SB 83 | bill | SB 83] is [SB20-083 | bill | SB20-083] or [SB21-083 | bill | SB21-083].",
    "Oregon ([HB 3265, 2021 | bill | HB 3265 (2021)]) and others.",
    "Oregon passed [House Bill 1119 in 2021 | bill | HB 1119 (2021)].",
    "Colorado, like Oregon, passed [House Bill 1119 in 2021 | bill | HB21-1119].",
    "They passed [House Bill 2009 in 2009 | bill | HB 2009 (2009)] and [SB 619 (2023) | bill | SB 619 (2023)].",
    # Lists behind a plural share the year.
    "[House Bills 1124 | bill | HB21-1124] and [1266 in 2021 | bill | HB21-1266].",
    "[Senate Bills 20-083 | bill | SB20-083] and [21-131 | bill | SB21-131].",
    "The [2021 House Bills 1124 | bill | HB21-1124] and [1266 | bill | HB21-1266].",
    # Other legislatures; only Colorado's numbers are padded.
    # What Washington puts before a bill says how far it has come; letters that others use need the state's name.
    "[E2SHB 1497 | bill | HB 1497] and [SSB 5497 | bill | SB 5497], once [HB 1497 | bill | HB 1497].",
    "Maine had [LD 1492 | bill | LD 1492]; Minnesota had [H.F. 12 | bill | HF 12] and [SF 340 | bill | SF 340].",
    "Massachusetts had [H. 4170 | bill | H 4170], New York [S. 1234-A | bill | S. 1234].",
    "[AB 450 | bill | AB 450], [A.B. 450 | bill | AB 450] and [Assembly Bill 4 of 2013 | bill | AB 4 (2013)].",
    "[Bill C-11 | bill | Bill C-11] is Canadian.",
]
FEDERAL_BILLS = [
    "[H.R. 29 | bill | H.R. 29] of the 119th Congress.",
    "[S. 5 | bill | S. 5] met [HR 29 | bill | H.R. 29].",
    "[H. Res. 24 | bill | H.Res. 24], [S.J.Res. 12 | bill | S.J.Res. 12], [H. Con. Res. 14 | bill | H.Con.Res. 14].",
]
COLORADO = [
    "As [C.R.S. 24-74-103 | statute | C.R.S. § 24-74-103] says so.",
    "As [C.R.S. § 24-74-103 | statute | C.R.S. § 24-74-103] says so.",
    "As [§ 24-74-103, C.R.S. | statute | C.R.S. § 24-74-103] says so.",
    "As [section 24-74-103, C.R.S. | statute | C.R.S. § 24-74-103] says so.",
    "As [24-74-103, C.R.S. | statute | C.R.S. § 24-74-103] says so.",
    "As [Colo. Rev. Stat. § 24-74-103 | statute | C.R.S. § 24-74-103] says so.",
    "As [Colorado Revised Statutes section 24-74-103 | statute | C.R.S. § 24-74-103] says so.",
    "As [CRS 24-74-103 | statute | C.R.S. § 24-74-103] says so.",
    "As [section 24-74-103 of the Colorado Revised Statutes | statute | C.R.S. § 24-74-103] says so.",
    # One authority per listed section.
    "[C.R.S. §§ 24-74-103 | statute | C.R.S. § 24-74-103] to [-105 | statute | C.R.S. § 24-74-105] apply.",
    "See [sections 24-74-103 | statute | C.R.S. § 24-74-103] and [24-74-104, C.R.S. | statute | C.R.S. § 24-74-104]",
    # More subsections than one: the first is the pinpoint.
    "[section 24-74-103(1), (2), and (3), C.R.S. | statute | C.R.S. § 24-74-103(1)]",
    # Titles and articles, and a section alone where the text names the code.
    (
        "[article 74 of title 24, C.R.S. | statute | C.R.S. tit. 24, art. 74], and "
        "[title 26, C.R.S. | statute | C.R.S. tit. 26]"
    ),
    "[part 1 of article 74 of title 24, C.R.S. | statute | C.R.S. tit. 24, art. 74, pt. 1]",
    "The C.R.S. matter. [Section 24-74-103 | statute | C.R.S. § 24-74-103] too.",
    # California's code has the same letters and plain sections.
    (
        "Under [10 CCR 2506-1 | regulation | 10 CCR 2506-1] and "
        "[4 CCR 1687 | regulation | Cal. Code Regs. tit. 4, § 1687]."
    ),
]
FEDERAL_STATUTES = [
    "As [8 U.S.C. § 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [8 USC 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [8 U.S.C.A. § 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [8 U.S. Code § 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [title 8, U.S.C., section 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [section 1644 of title 8, United States Code | statute | 8 U.S.C. § 1644] says so.",
    "As [Title 8 of the United States Code, section 1644 | statute | 8 U.S.C. § 1644] says so.",
    "As [8 U.S.C. 1644 note | statute | 8 U.S.C. § 1644] says so.",
    "As [8 U.S.C. 1644 et seq. | statute | 8 U.S.C. § 1644] says so.",
    "[42 U.S.C. 1320d–6(a)(1)(B) | statute | 42 U.S.C. § 1320d-6(a)(1)(B)] punishes.",
    # A list goes on with sections, not with counts, years or the next citation.
    "[8 U.S.C. 1611 | statute | 8 U.S.C. § 1611] and [1621 | statute | 8 U.S.C. § 1621] limit it.",
    "[8 U.S.C. 1611 | statute | 8 U.S.C. § 1611] and 2500 people.",
    "[8 U.S.C. 1611 | statute | 8 U.S.C. § 1611], 2019 saw it.",
    "[5 U.S.C. 552 | statute | 5 U.S.C. § 552], [10 CFR 15.6 | regulation | 10 CFR 15.6].",
    # A dash is "to" between two full numbers and a part of the number else.
    "[8 U.S.C. §§ 1101 | statute | 8 U.S.C. § 1101]–[1107 | statute | 8 U.S.C. § 1107].",
    "[20 U.S.C. 80q-11 | statute | 20 U.S.C. § 80q-11].",
    (
        "[sections 1481 | statute | 10 U.S.C. § 1481] and "
        "[1482 of title 10, United States Code | statute | 10 U.S.C. § 1482]"
    ),
    "[50 U.S.C. App. § 451 | statute | 50 U.S.C. App. § 451]",
    "[Chapter 7 of title 8, United States Code | statute | 8 U.S.C. ch. 7]",
    "all of [title 8, United States Code | statute | 8 U.S.C.].",
    # Subsections joined by a dash belong to the mention.
    "See [42 U.S.C. 1320a-7b(a)–(c) | statute | 42 U.S.C. § 1320a-7b(a)].",
    "See [Title 42, Section 1395 of the United States Code | statute | 42 U.S.C. § 1395].",
    "See [U.S. Code Title 42, Section 1395 | statute | 42 U.S.C. § 1395].",
    # A title alone is the U.S. Code's where the text names no state's code.
    "[Sections 5 | statute | 42 U.S.C. § 5] through [9 of title 42 | statute | 42 U.S.C. § 9].",
    "[RCW 10.93.160 | statute | RCW 10.93.160] and section 5 of title 42.",
    # The Internal Revenue Code is title 26.
    "Under [IRC 6103(h)(4) | statute | 26 U.S.C. § 6103(h)(4)]; the IRC 2021 builds houses.",
    (
        "[section 6103 of the Internal Revenue Code of 1986 | statute | 26 U.S.C. § 6103]; "
        "[I.R.C. § 6103(i) | statute | 26 U.S.C. § 6103(i)]"
    ),
    "[chapter 61 of the Internal Revenue Code | statute | 26 U.S.C. ch. 61]",
    # A page of the Statutes at Large counts only where no public law stands before it.
    "[Pub. L. 104-208 | public law | Pub. L. 104-208], div. C, 110 Stat. 3009.",
    "See [24 Stat. 501 | statute | 24 Stat. 501].",
]
STATE_CODES = [
    "As [Cal. Gov. Code § 7284.6 | statute | Cal. Gov. Code § 7284.6] says.",
    "As [California Government Code section 7284.6 | statute | Cal. Gov. Code § 7284.6] says.",
    "As [section 7284.6 of the California Government Code | statute | Cal. Gov. Code § 7284.6] says.",
    "As [Tex. Gov’t Code § 752.053 | statute | Tex. Gov't Code § 752.053] says.",
    "As [N.Y. Exec. Law § 296 | statute | N.Y. Exec. Law § 296] says.",
    "As [Va. Code Ann. § 2.2-3800 | statute | Va. Code § 2.2-3800] says.",
    "As [Code of Virginia § 2.2-3800 | statute | Va. Code § 2.2-3800] says.",
    "As [section 908.103, Florida Statutes | statute | Fla. Stat. § 908.103] says.",
    "As [Minn. Stat. § 13.82 | statute | Minn. Stat. § 13.82] says.",
    "As [chapter 603A of the Nevada Revised Statutes | statute | NRS ch. 603A] says.",
    "As [Wash. Rev. Code § 10.93.160 | statute | RCW 10.93.160] says.",
    "As [RCW 10.93.160 | statute | RCW 10.93.160] says.",
    "As [ORS 181A.820 | statute | ORS 181A.820] says.",
    "As [A.R.S. § 11-1051 | statute | A.R.S. § 11-1051] says.",
    "As [5 ILCS 805/15(a) | statute | 5 ILCS 805/15(a)] says.",
    "As [9 V.S.A. § 2430 | statute | 9 V.S.A. § 2430] says.",
    # Ranges within a chapter, in full and short.
    "As [Fla. Stat. §§ 908.101 | statute | Fla. Stat. § 908.101]-[908.109 | statute | Fla. Stat. § 908.109] says.",
    (
        "As [RCW 43.10.310 | statute | RCW 43.10.310]-[.315 | statute | RCW 43.10.315] and "
        "[10.93.160 | statute | RCW 10.93.160] say."
    ),
    "As [Va. Code § 19.2-56.2 | statute | Va. Code § 19.2-56.2] says.",
    "As [M.G.L. c. 66A, § 2 | statute | M.G.L. c. 66A, § 2] says.",
    "As [Mass. Gen. Laws ch. 66A | statute | M.G.L. c. 66A] says.",
    (
        "[22 Tex. Admin. Code § 72.10 | regulation | 22 Tex. Admin. Code § 72.10] and "
        "[5 AAC 93.324 | regulation | 5 AAC 93.324]."
    ),
    "[Ala. Admin. Code r. 130-1 | regulation | Ala. Admin. Code r. 130-1].",
    "[Cal. Code Regs. tit. 4, § 1687 | regulation | Cal. Code Regs. tit. 4, § 1687].",
]
REGULATIONS = [
    "[45 C.F.R. § 164.512 | regulation | 45 CFR 164.512] and [5CFR 575.1 | regulation | 5 CFR 575.1].",
    "[45 CFR parts 160 | regulation | 45 CFR part 160] and [164 | regulation | 45 CFR part 164].",
    "[45 CFR Part 164, Subpart E | regulation | 45 CFR part 164 subpart E].",
    "[title 45, Code of Federal Regulations, part 164 | regulation | 45 CFR part 164]",
    "[part 2 of title 42, Code of Federal Regulations | regulation | 42 CFR part 2]",
    "[section 236.1(c) of title 8, Code of Federal Regulations | regulation | 8 CFR 236.1(c)]",
    "[45 CFR 164.502 | regulation | 45 CFR 164.502]-[164.514 | regulation | 45 CFR 164.514].",
    "[26 CFR 1.1031(a)-1 | regulation | 26 CFR 1.1031(a)-1]; [Treas. Reg. § 1.42-1T | regulation | 26 CFR 1.42-1T]",
    "[48 CFR 53.303-DD-254 | regulation | 48 CFR 53.303-DD-254]; [42 CFR ch. 4 | regulation | 42 CFR ch. IV]",
    "All of [title 42, CFR | regulation | 42 CFR].",
    "[42 CFR chapter IV | regulation | 42 CFR ch. IV] is [chapter IV of title 42, CFR | regulation | 42 CFR ch. IV].",
    # Subparts before their part; the title may stand behind or with the part before.
    (
        "[Part 160 | regulation | 45 CFR part 160] and [Subparts A | regulation | 45 CFR part 164 subpart A] and "
        "[E of Part 164 of title 45 | regulation | 45 CFR part 164 subpart E]"
    ),
    (
        "[45 CFR Part 160 | regulation | 45 CFR part 160] and [Subparts A | regulation | 45 CFR part 164 subpart A] "
        "and [E of Part 164 | regulation | 45 CFR part 164 subpart E]"
    ),
    "[Subpart E of 45 CFR Part 164 | regulation | 45 CFR part 164 subpart E]",
    # Rules of court.
    (
        "[Fed. R. Civ. P. 12(b)(6) | regulation | Fed. R. Civ. P. 12(b)(6)] is "
        "[Federal Rule of Civil Procedure 12(b)(6) | regulation | Fed. R. Civ. P. 12(b)(6)]"
    ),
    "[Fed. R. Evid. 403 | regulation | Fed. R. Evid. 403] or [FRE 403 | regulation | Fed. R. Evid. 403]",
    "[84 Fed. Reg. 41,292 | regulation | 84 Fed. Reg. 41292]; [84 FR 41292 | regulation | 84 Fed. Reg. 41292]",
    # European law has its own numbers.
    (
        "The [GDPR | regulation | GDPR] is [Regulation (EU) 2016/679 | regulation | GDPR]; see "
        "[Directive 95/46/EC | regulation | Directive 95/46/EC]."
    ),
]
LAWS_AND_ORDERS = [
    (
        "[Public Law 104-193 | public law | Pub. L. 104-193], [P.L. 104–193 | public law | Pub. L. 104-193] and "
        "[PL 104-193 | public law | Pub. L. 104-193]"
    ),
    # A dash lost on the way.
    "[Public Law 104193 | public law | Pub. L. 104-193] and [PUBLIC LAW 104-193 | public law | Pub. L. 104-193]",
    "[Public Laws 104-191 | public law | Pub. L. 104-191] and [104-193 | public law | Pub. L. 104-193]",
    "under [section 102(e) of title IV of division B of Public Law 109-148 | public law | Pub. L. 109-148]",
    (
        "[EO 14159 | executive order | E.O. 14159], [E.O. 14,159 | executive order | E.O. 14159], "
        "[Exec. Order No. 14159 | executive order | E.O. 14159]"
    ),
    "[Executive Orders 13767 | executive order | E.O. 13767] and [13768 | executive order | E.O. 13768]",
    (
        "[Executive Order D 2020 39 | executive order | E.O. D 2020 039] or "
        "[Executive Order D2020-039 | executive order | E.O. D 2020 039]"
    ),
    (
        "[Executive Order GA-37 | executive order | E.O. GA-37], "
        "[Proclamation 9844 | executive order | Proclamation 9844]"
    ),
]
ACTS = [
    # Articles, openers and designations stay outside; the year inside.
    "Under the [Clean Air Act | act | Clean Air Act] it is.",
    "Title VII of the [Civil Rights Act of 1964 | act | Civil Rights Act of 1964]",
    "Violations of [Fair Housing Act | act | Fair Housing Act] rules",
    "the U.S. [Housing Act | act | Housing Act] and [B. Wiretap Act | act | B. Wiretap Act]",
    "Facts\nB. [Wiretap Act | act | Wiretap Act]",
    # Small words join a name, another law ends it.
    "the [Privacy Act | act | Privacy Act of 1974] and the [Fair Housing Act | act | Fair Housing Act]",
    "[HIPAA | act | HIPAA] and [Fair Housing Act | act | Fair Housing Act]",
    "ICE, DHS, and [Fair Housing Act | act | Fair Housing Act]",
    "the [Trade, Growth, and Jobs Act of 2020 | act | Trade, Growth, and Jobs Act of 2020]",
    "the [For the People Act | act | For the People Act]",
    (
        "the "
        "[Department of the Interior Appropriations Act, 2019 | act"
        " | Department of the Interior Appropriations Act, 2019]"
    ),
    (
        "[Every Student Succeeds Act | act | Every Student Succeeds Act], "
        "[21st Century Cures Act | act | 21st Century Cures Act]"
    ),
    "the [John R. Lewis Voting Rights Advancement Act | act | John R. Lewis Voting Rights Advancement Act]",
    "the [Act of August 18, 1941 | act | Act of August 18, 1941]",
    "the [Clean Air Act Amendments of 1990 | act | Clean Air Act Amendments of 1990]",
    # An owner is no part of the name; a possessive inside it is.
    (
        "Colorado’s [TRUST Act | act | TRUST Act]; President Biden’s "
        "[Inflation Reduction Act | act | Inflation Reduction Act]"
    ),
    "Colorado’s [Privacy Act | act | Privacy Act]",
    "the [America’s Water Infrastructure Act of 2018 | act | America's Water Infrastructure Act of 2018]",
    "the [Protecting Colorado’s Rivers Act | act | Protecting Colorado's Rivers Act]",
    # The key is the abbreviation: known everywhere, or defined here.
    "[Freedom of Information Act | act | FOIA] and [FOIA | act | FOIA]",
    "[Colorado Widget Act (CWA) | act | CWA]. The [CWA | act | CWA] and the [Colorado Widget Act | act | CWA].",
    "the [Safe and Open Roads (SOAR) Act | act | SOAR Act]; the [SOAR Act | act | SOAR Act]",
    "[Clean Air Act | act | Clean Air Act] (the “Act”)",
    "the [Long Widget Act (Widget Act) | act | Widget Act]",
    "The [Quiet Roads Act (QRA) of 2012 | act | QRA] binds.",
    "The [Safe Homes and Barns Act | act | Safe Homes and Barns Act] ([HB23-1100 | bill | HB23-1100]) binds.",
    # With and without its year: one key.
    (
        "the [Farm Widget Act | act | Farm Widget Act of 2008], that is the "
        "[Farm Widget Act of 2008 | act | Farm Widget Act of 2008]"
    ),
    "Australia has a [Privacy Act | act | Privacy Act]",
    # A short line is a heading; a full line may break inside a name.
    "Overview\n[Fair Housing Act | act | Fair Housing Act] rules",
    ("What the agency may do with the records follows from the [Fair\nHousing Act | act | Fair Housing Act]."),
    # Headings in capitals.
    "THE [PRIVACY ACT OF 1974 | act | Privacy Act of 1974]",
    "YOUR RIGHTS UNDER THE [FREEDOM OF INFORMATION ACT | act | FOIA]",
    "[COLORADO PRIVACY ACT | act | Colorado Privacy Act]\nLATER",
    "[RIVER PARKS ACT | act | River Parks Act] FEES\nThe [River Parks Act | act | River Parks Act] pays.",
    # "the Act" where the text says which.
    "The Act? The [Clean Air Act | act | Clean Air Act] (the “Act”) binds. The [Act | act | Clean Air Act] binds.",
    (
        "The [Clean Air Act | act | Clean Air Act], [42 U.S.C. 7401 et seq. | statute | 42 U.S.C. § 7401] "
        "(the “Act”), is long; the [Act | act | Clean Air Act] binds."
    ),
    # Initials behind "or", before the name, and before a section mark.
    "The [Widget Safety Act | act | WSA], or [WSA | act | WSA], binds. [WSA | act | WSA] binds.",
    "[COBA | act | COBA] (the [Colorado Open Barns Act | act | COBA]) binds.",
    "[INA § 287(g) | act | INA] and [CWA § 404(a) | act | CWA]; [UCC 2-104 | act | Uniform Commercial Code]",
    "[INA section 236(c) | act | INA] binds; [Public Act 102-0234 | act | Public Act 102-234] too.",
    # Laws made at the polls.
    "Voters passed [Proposition 187 | act | Proposition 187] and [Prop 47 | act | Proposition 47].",
    # Named laws that are no acts.
    (
        "[Megan’s Law | act | Megan's Law], the [Hyde Amendment | act | Hyde Amendment] and the "
        "[Uniform Commercial Code | act | Uniform Commercial Code]"
    ),
]
CASES = [
    "See [Reno v. Condon, 528 U.S. 141 | case | 528 U.S. 141], 151 (2000).",
    "In [Murphy v. NCAA | case | Murphy v. NCAA] the Court said.",
    "[Roe v. Wade | case | Roe v. Wade] and [Reno v. Condon | case | Reno v. Condon]",
    "[Secretary of the Treasury v. Smith & Sons, Inc., 1 F. Supp. 2d 3 | case | 1 F. Supp. 2d 3]",
    "[Doe v. Regents of the Univ. of Cal., 891 F.2d 1 | case | 891 F.2d 1]",
    "[Doe v. Roe (1962) 201 Cal.App.2d 733 | case | 201 Cal. App. 2d 733]",
    "[Doe v. Roe, 2020 CO 12 | case | 2020 CO 12]; [Doe v. Roe, 3 Vet. App. 7 | case | 3 Vet. App. 7]",
    "[In re Gault, 387 U.S. 1 | case | 387 U.S. 1]",
    # A parallel cite names the same case.
    "[387 U.S. 1 | case | 387 U.S. 1], 87 S. Ct. 1428, 18 L. Ed. 2d 527",
    "[Case No. 1:25-cv-00123 | case | No. 1:25-cv-00123]; [Case C-311/18 | case | Case C-311/18]",
]
CONSTITUTIONS = [
    (
        "The [Tenth Amendment | constitution | U.S. Const. amend. X], the "
        "[14th Amendment | constitution | U.S. Const. amend. XIV]."
    ),
    (
        "the [Fifth | constitution | U.S. Const. amend. V] and "
        "[Fourteenth Amendments | constitution | U.S. Const. amend. XIV]"
    ),
    (
        "[U.S. Const. art. I, § 8, cl. 3 | constitution | U.S. Const. art. I, § 8, cl. 3]; "
        "[U.S. Const. amend. XIV, § 1 | constitution | U.S. Const. amend. XIV, § 1]"
    ),
    (
        "the [Supremacy Clause | constitution | U.S. Const. art. VI, cl. 2] and the "
        "[Due Process Clause of the Fifth Amendment | constitution | U.S. Const. amend. V]"
    ),
    "[Article VI, cl. 2 | constitution | U.S. Const. art. VI, cl. 2]",
    "[U.S. CONST. art. V | constitution | U.S. Const. art. V]",
    "[US Constitution, Article I, Section 8 | constitution | U.S. Const. art. I, § 8]",
    "[Amendment XIV | constitution | U.S. Const. amend. XIV]",
    "[Tex. Const. art. XVI, § 1(a) | constitution | Tex. Const. art. XVI, § 1(a)]",
    "[Article II, Section 7 of the Colorado Constitution | constitution | Colo. Const. art. II, § 7]",
    (
        "[Article I, Section 8 | constitution | U.S. Const. art. I, § 8] and the "
        "[U.S. Constitution | constitution | U.S. Const.]"
    ),
]
NO_AUTHORITY = [
    "The C.R.S. and the CFR are long; so is the United States Code.",
    "In 2020, 83 people signed a bill of rights for tenants.",
    "ICE, DHS, Medicaid, SNAP and E-Verify are agencies and programmes.",
    "State laws, privacy laws and the law itself; Colorado Privacy Laws.",
    "An act of kindness. Act I. The Act. This Act. Such Act. Balancing Act. Sister Act 2. ACT scores.",
    "Bill Gates met the Senate. Bill, 22, left. Executive orders were issued.",
    "Data Security Protocols. Section 4 below. sections 3-4. Part 2. Title 8. Chapter 13.",
    "Call 303-555-0199 or 1-800-273-8255 by 2019-05-28; SSN 123-45-6789; ZIP 80203-1784.",
    "ISO 27001, $1,373.50, 45 miles, 12 U.S. states, 8 of 10.",
    "She lives at 1200 S. 300 East, then at 12 S. 5th Street, then S. 40 Ave.",
    "The First Amendment to the lease; a second amendment to it; the 30th Amendment.",
    "Broncos vs. Raiders, Moore’s Law and the Dress Code.",
    "Proposition 4 of the thesis holds. Act now, before Amendment I wrote. SAT AND ACT SCORES.",
    "READ BEFORE YOU ACT. STATE LAWMAKERS ACT ON HOUSING. TIME TO ACT. CONGRESS MUST ACT NOW.",
    "Section 8 tenants read part 2 of this series, title of the book included; see § 501(c)(3).",
    "Section 4 of title 3 of the city’s rules. AS 2019 began, IC 2000 ran; SF 424 is a form, LD 50 a dose.",
    "The Due Process Clause and the Equal Protection Clause of the Colorado charter differ. B12-6 is a vitamin.",
    "D.C. Law is a subject. Regulation 12/34 is a date.",
    "",
]
ROWS = [
    *STATE_BILLS,
    *FEDERAL_BILLS,
    *COLORADO,
    *FEDERAL_STATUTES,
    *STATE_CODES,
    *REGULATIONS,
    *LAWS_AND_ORDERS,
    *ACTS,
    *CASES,
    *CONSTITUTIONS,
]


def marked(text: str) -> str:
    """The text with each authority found in it written as a row writes it."""
    for one in reversed(find_authorities(text)):
        text = f"{text[: one.start]}[{text[one.start : one.end]} | {one.kind} | {one.key}]{text[one.end :]}"
    return text


@pytest.mark.parametrize("row", ROWS)
def test_find_authorities_reads_each_form(row: str) -> None:
    text = MARK.sub(r"\1", row)

    assert marked(text) == row


@pytest.mark.parametrize("text", NO_AUTHORITY)
def test_find_authorities_leaves_other_words_alone(text: str) -> None:
    assert find_authorities(text) == []
