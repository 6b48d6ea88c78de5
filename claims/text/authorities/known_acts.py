"""Acts that are cited by their initials everywhere, and names that are short for one dated act.

Initials that stand as often for something else (APA, CPA, CWA, IDEA) are missing on purpose: they count only where
the text itself defines them.
"""

from claims.text.authorities.patterns import word_set

INITIALS = {
    "ACA": ("Patient Protection and Affordable Care Act", "Affordable Care Act"),
    "ADA": ("Americans with Disabilities Act",),
    "ADEA": ("Age Discrimination in Employment Act",),
    "BIPA": ("Biometric Information Privacy Act", "Illinois Biometric Information Privacy Act"),
    "CCPA": ("California Consumer Privacy Act",),
    "CERCLA": ("Comprehensive Environmental Response, Compensation, and Liability Act",),
    "CFAA": ("Computer Fraud and Abuse Act",),
    "COBRA": ("Consolidated Omnibus Budget Reconciliation Act",),
    "COPPA": ("Children's Online Privacy Protection Act",),
    "CORA": ("Colorado Open Records Act",),
    "CPRA": ("California Privacy Rights Act",),
    "DMCA": ("Digital Millennium Copyright Act",),
    "DPPA": ("Driver's Privacy Protection Act",),
    "ECOA": ("Equal Credit Opportunity Act",),
    "ECPA": ("Electronic Communications Privacy Act",),
    "EMTALA": ("Emergency Medical Treatment and Labor Act", "Emergency Medical Treatment and Active Labor Act"),
    "ERISA": ("Employee Retirement Income Security Act",),
    "FCRA": ("Fair Credit Reporting Act",),
    "FDCPA": ("Fair Debt Collection Practices Act",),
    "FERPA": ("Family Educational Rights and Privacy Act",),
    "FISA": ("Foreign Intelligence Surveillance Act",),
    "FISMA": ("Federal Information Security Management Act", "Federal Information Security Modernization Act"),
    "FLSA": ("Fair Labor Standards Act",),
    "FMLA": ("Family and Medical Leave Act",),
    "FOIA": ("Freedom of Information Act",),
    "GINA": ("Genetic Information Nondiscrimination Act",),
    "GLBA": ("Gramm-Leach-Bliley Act",),
    "HAVA": ("Help America Vote Act",),
    "HIPAA": ("Health Insurance Portability and Accountability Act",),
    "IIRIRA": ("Illegal Immigration Reform and Immigrant Responsibility Act",),
    "INA": ("Immigration and Nationality Act",),
    "IRCA": ("Immigration Reform and Control Act",),
    "NEPA": ("National Environmental Policy Act",),
    "NLRA": ("National Labor Relations Act",),
    "NVRA": ("National Voter Registration Act",),
    "PIPEDA": ("Personal Information Protection and Electronic Documents Act",),
    "PPRA": ("Protection of Pupil Rights Amendment",),
    "PRWORA": ("Personal Responsibility and Work Opportunity Reconciliation Act",),
    "RCRA": ("Resource Conservation and Recovery Act",),
    "RICO": ("Racketeer Influenced and Corrupt Organizations Act",),
    "RLUIPA": ("Religious Land Use and Institutionalized Persons Act",),
    "TCPA": ("Telephone Consumer Protection Act",),
    "TVPA": ("Trafficking Victims Protection Act",),
    "TVPRA": ("Trafficking Victims Protection Reauthorization Act",),
    "USERRA": ("Uniformed Services Employment and Reemployment Rights Act",),
    "VAWA": ("Violence Against Women Act",),
    "VPPA": ("Video Privacy Protection Act",),
}
KNOWN_NAMES = {name.lower(): initials for initials, names in INITIALS.items() for name in names}
DATED_NAMES = {"Privacy Act": "Privacy Act of 1974"}
"""Names without a year that mean one act of Congress, unless the text is about another country."""

EUROPEAN_REGULATIONS = {"GDPR": "General Data Protection Regulation"}
STATES_AND_COUNTRIES = word_set(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Nebraska Nevada Hampshire Jersey Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Island
    Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Columbia Congress Canada Australia Britain
    Kingdom Ireland India Germany France Europe Denver Zealand Africa
    """
)
