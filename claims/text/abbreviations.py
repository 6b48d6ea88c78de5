"""Abbreviations: which words a full stop belongs to, and whether the sentence goes on behind it.

The lists are general usage and the customary abbreviations of American legal citation (The Bluebook, tables T6 to T13).
"""

import re

# Never the last word of a sentence.
ALWAYS = frozenset(
    "mr mrs ms mx dr messrs mme mlle prof hon v vs cf viz nos pp secs vols nn e.g i.e eg ie fed pub".split()
)
# Only before a number, a numeral or a single letter; written small or with a capital.
BEFORE_NUMBER = frozenset(
    """
    amend amends app approx art arts br ca ch chap chs cl cls dkt doc docs eq ex exh exhs exs fig figs fn n no nr
    n° ord p par para paras pars pg pgs pt pts rr sec sect stat subch subd subpt subsec tbl tit tr ver vol
    """.split()
)
TITLES = frozenset(
    """
    adm amb atty attys capt cmdr col cpl dept det fr ft gen gov govs insp lt maj mt mts pres rep reps rev sen sens
    sgt st ste sts supt univ
    """.split()
)
COMPANY = frozenset("co cos corp corps inc ltd llc llp plc bros assn assoc jr sr esq".split())
# Words of case names, courts, reporters, statutes and journals: abbreviations when they begin with a capital.
CITATION = frozenset(
    """
    acad acct adjust admin adver advoc aff agric ala alt am amend ann annot anon app arb arg ariz ark art assur atl
    att auth auto ave bankr bd behav bhd bk bldg blvd br broad bull bur bus cal cas cath cent ch chem child cir civ
    clev cmty cntr coll colo colum comm comp compl comput conf cong conn consol const constr cont contemp contr
    coop corr crim ct ctr cts cty dak decl def del dep deps dev dig dir disc discip disp dist distrib div dkt doc
    docs dom duq econ ed eds educ elec emp empl enf eng enter env envtl equal equip est eur ev evid ex exam exch
    exec exh exp fac fam fid fin fla found ga gaz geo govt grp guar harv haw hist hosp hous hum ill imm immigr imp
    improv ind indem indep indus info inj ins inst int intell intl inv jud jur juris just juv kan ky la lab leg
    legis liab lib lic litig loc mach mag maint mar mass math md mech med mem memo merch metro mfg mfr mfrs mgmt
    mich minn misc miss mo mont mot mun mut nat natl nav nd neb nev okla op opp or ord ore org pa pac pat penn pet
    pharm phil phila phys pl pol prac priv pro prob proc prod prof props prot psych publ publg publn ref reg regs
    rehab rel reorg reprod rept res resp ret rev rptr rptrs ry sav sch sci sd sec sept serv sess soc socy spec stan
    stat std stud subcomm sup super supp surg sys tech tel temp tenn tex theol tr trans transcr transp treas trib
    twp unif univ urb util va vand vet vill vol vt wash wis wm wyo
    """.split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split())
CAPITALISED = TITLES | COMPANY | CITATION | MONTHS
# They end the sentence whenever a capital follows, name or not.
ENDING = frozenset("etc id ibid al ph.d m.d".split())
CLOCK = frozenset("a.m p.m".split())
# Words that begin a sentence and stand with a capital nowhere else: no name and no title of a law begins with them.
STARTERS = frozenset(
    """
    a about accord according accordingly additionally after all also although am among an and another any are as at
    be because before being between both but by can compare consequently contrary could despite did do does during
    each either even every everyone few finally first for from furthermore given had has have having he hence her
    here his how however i id if in indeed instead is it its just likewise many may meanwhile might moreover most
    must my neither nevertheless no nobody none nonetheless nor not nothing now on once only or other others
    otherwise our over rather second see several shall she should similarly since so some specifically still such
    that the their then there therefore these they third this those though through thus to ultimately under unless
    until upon was we were what when where whether which while who whose why will with without would yet you your
    """.split()
)

DOTTED = re.compile(r"(?:\w{1,8}[.])+\w{1,8}")
# "Nat'l", "Ass'n", "Dep't", but not "don't" nor "agency's".
CONTRACTED = re.compile(r"[A-Z]\w*'(?:l|n|r|g|ls|ns|rs)|(?:[Dd]ep|[Gg]ov|[Cc]omm)'ts?")
NO_VOWEL = re.compile(r"[A-Z][bcdfghjklmnpqrstvwxz]{1,5}")
DOMAIN = re.compile(r"[a-z\d@_.-]*\.[a-z]{2,6}")
NUMBER = re.compile(r"[§¶#]|\(?[A-Z]{0,5}-?\d|_{2,}")
LETTER = re.compile(r"(?:[IVXLC]{1,6}|[A-Z])(?![\w'’])")
ARTICLE = re.compile(r"[AI]\s[a-z]")
# "23 Vet." goes on with "App. 488": a volume, an abbreviated reporter, and more of it.
REPORTER = re.compile(r"\d\s(?:[A-Z][\w’'.]{0,8}\s(?:(?:&|of|on|the)\s)?){0,5}[A-Z][\w’']{0,8}\.$")
MORE_OF_REPORTER = re.compile(r"(?:[A-Z][A-Za-z’']{0,7}\.|\d|§|at \d)")
# A letter after one of these is a thing's name, no initial: "as Exhibit A. Defendant denied it."
LETTERED = frozenset(
    """
    exhibit exhibits part parts appendix schedule schedules count counts title titles group groups class type types plan
    plans vitamin hepatitis section chapter phase grade category level division block option and than or
    """.split()
)
# "At 5 a.m." is no sentence yet.
OPENING_PHRASE = re.compile(r"(?i)\W*(?:at|by|on|in|from|before|after|around|about|since|until)(?:\s\S+){1,3}")
TIME_ZONE = re.compile(r"(?:[A-Z]{2,4}|Eastern|Central|Mountain|Pacific|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# Long enough for any abbreviation with what is before it, so that a sentence of a megabyte costs nothing.
MAX_TOKEN_CHARS = 40


def goes_on_after(left: str, right: str) -> bool:
    """Whether the full stop that ends `left` belongs to an abbreviation, so that `right` goes on in its sentence.

    `left` is the sentence as far as it goes, or its last 40 characters; `right` begins without a blank or mark and is
    not written small.
    """
    *before, last = left[:-1].split() or [""]
    token = last.lstrip("(“\"'[‘*_¿¡").rpartition("—")[2].replace("’", "'")
    word = token.lower()
    if word in ALWAYS and token != "V":
        return True
    if word in CLOCK:
        return bool(OPENING_PHRASE.fullmatch(left) or TIME_ZONE.match(right))
    is_number = bool(NUMBER.match(right))
    if word in ENDING:
        return is_number
    if word in BEFORE_NUMBER and (is_number or _is_letter(token, right)):
        return True
    if not _is_abbreviation(token, before[-1] if before else ""):
        return bool(REPORTER.search(left) and MORE_OF_REPORTER.match(right))
    return is_number or not is_starter(right)


def _is_letter(token: str, right: str) -> bool:
    """Whether the abbreviation refers to a lettered thing: "Ex. A to the brief", but not "an app. A new"."""
    if not LETTER.match(right) or token.lower() == "no":
        return False
    return token[0].isupper() or not ARTICLE.match(right)


def is_starter(right: str) -> bool:
    """Whether `right` begins with a word that stands with a capital only where a sentence begins."""
    found = NEXT_WORD.match(right)
    if found is None:
        return False
    word = found.group().replace("’", "'").partition("'")[0].lower()
    # "No. 5" and "A. Smith" are no sentences' beginnings, "Id. at 5" is.
    return word in STARTERS and (word in ENDING or not right.startswith((".", ","), found.end()))


def _is_abbreviation(token: str, before: str) -> bool:
    if len(token) == 1:
        return token.isupper() and before.lower() not in LETTERED
    if token[:1].isupper() and token.lower() in CAPITALISED:
        return True
    if DOTTED.fullmatch(token):
        return not DOMAIN.fullmatch(token) and not token[-1].isdigit()
    return bool(CONTRACTED.fullmatch(token) or NO_VOWEL.fullmatch(token))
