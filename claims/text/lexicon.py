"""Words the rules look for: lists of our own, of closed classes and of the verbs and nouns of public documents."""

BE = frozenset("is are was were be been being am isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn’t haven’t hadn’t hasn't haven't hadn't".split())
DO = frozenset("does do did doesn’t don’t didn’t doesn't don't didn't".split())
MODALS = frozenset(
    """
    can could may might must shall should will would cannot ought can’t can't couldn’t couldn't won’t won't wouldn’t
    wouldn't shouldn’t shouldn't mustn’t mustn't
    """.split()
)
AUXILIARIES = (BE | HAVE | DO | MODALS) - {"be", "been", "being", "having"}
RELATIVES = frozenset(
    "that which who whom whose where when while because if although though unless since as how why what whether".split()
)
ARTICLES = frozenset(
    """
    a an the this that these those its their his her our your my each every any all both some no many most several such
    certain other
    """.split()
)
DEMONSTRATIVES = frozenset("this that these those".split())
PREPOSITIONS = frozenset(
    """
    about above across after against along among around at before behind below beneath beside between beyond by
    concerning despite down during except for from in inside into like near of off on onto out over past per regarding
    since through throughout to toward towards under until up upon via with within without
    """.split()
)
CONJUNCTIONS = frozenset("and or but nor yet so".split())
PRONOUNS = frozenset("he she it they we you i this that these those there".split())

# Verbs in their base form that claims in public documents are made with; their other forms follow by rule.
VERBS = frozenset(
    """
    abolish accept access accuse acquire act adapt add address adhere adjust administer adopt advance advise advocate
    affect affirm agree aim allege allow alter amend announce appeal appear apply appoint apprehend approve argue arise
    arrest ask assert assess assist assume assure attack attempt authorize avoid award ban become begin believe belong
    benefit block borrow bring build buy calculate call cancel carry cause cease challenge change charge check choose
    cite claim close collaborate collect combine come command comment commit communicate compare complete comply
    compromise concern conclude conduct confirm confront conform consider consist constitute consult contain continue
    contribute control cooperate coordinate cost cover create criticize cut deal decide declare decline decrease deepen
    define delay deliver demand demonstrate deny depend deploy describe destroy detail detain deter determine develop
    die differ direct disagree disclose discourage discover discuss dismiss disrupt distribute document dominate
    draft draw drive drop earn eliminate employ enable enact encourage end enforce engage enhance enjoy ensure enter
    erode establish estimate evaluate exacerbate examine exceed exchange exclude execute exempt exercise exist expand
    expect experience expire explain expose express extend face facilitate fail fall favor feature feel file fill find
    fine finish follow forbid force form formalize foster found free fund gain gather generate get give go govern grant
    grow guarantee guide handle happen harm have head hear help highlight hire hold host identify ignore impact
    implement imply impose improve include incorporate increase indicate influence inform inspect instill intend
    interfere interpret introduce invest investigate invite involve issue join keep kill know lack launch lead learn
    leave lie limit list live locate look lose lower maintain make manage mandate mark match mean measure meet mention
    merge minimize mitigate modify monitor move must name narrow need note notify obtain occur offer open operate oppose
    order organize outline oversee own participate pass pay perform permit place plan play pledge point pose possess
    post predict prefer prepare preserve prevent prioritize process produce prohibit promise promote prompt propose
    prosecute protect prove provide publish purchase pursue push put qualify question raise range reach read receive
    recognize recommend record recover reduce refer reflect refuse regulate reject relate release rely remain remove
    renew repeal repeat replace report represent request require reserve resign resist resolve respect respond restore
    restrict result retain return reveal review revise rise rule run safeguard save say secure see seek sell send
    separate serve set settle shape share shift show shut sign spark speak specify spend spread stand start state stay
    steal stop store streamline strengthen strike study submit succeed sue suffer suggest support surpass suspend
    take target tell tend terminate test threaten track transfer transmit treat turn uncover undermine undertake uphold
    urge use vacate vary verify violate visit vote want warn waive weaken win withdraw withhold work worry write yield
    """.split()
)
IRREGULAR = frozenset(
    """
    began became bought brought built came caught chose cost cut did drew drove fell felt found fought forbade gave got
    grew heard held hid hit kept knew laid led left lent let lost made meant met paid put ran read rose said sank sat
    saw sent set shot showed shut slept sold sought spent spoke spread stood stole struck swore taught thought threw
    told took understood went withdrew withheld won wore wrote born taken given known shown written seen done gone
    overturned upheld
    """.split()
)
# Nouns that name no content of their own: "there are several ways:" says nothing before its list.
EMPTY_NOUNS = frozenset(
    """
    way ways reason reasons step steps thing things point points example examples factor factors method methods option
    options item items aspect aspects key tip tips fact facts question questions answer answers type types kind kinds
    element elements detail details part parts category categories consideration considerations idea ideas
    """.split()
)
# Forms that are nouns more often than verbs.
NOUN_LIKE = frozenset(
    """
    accounts acts agents appeals attempts attacks benefits calls cases causes challenges changes charges claims concerns
    controls costs deals deaths demands designs details documents drops ends estimates exchanges experiences faces falls
    features files forms funds guides harms heads hires impacts increases influences interests issues leads limits lists
    looks losses marks matches means measures mentions monitors names needs notes notices offers orders outlines pays
    places plans points practices processes programs promises purchases questions ranges rates reads records reports
    requests respects results returns reviews rises risks rules runs safeguards sales sets shares shifts shows signs
    spreads stands starts states stays steps stops stores strikes supports targets terms tests threats tracks transfers
    turns uses values views visits votes wants wins works protected related based limited detailed expected proposed
    required united advanced
    """.split()
)
SUBORDINATORS = frozenset(
    "when if while although though because since as once unless given after before whenever where whereas".split()
)

# Bases that are nouns as often as verbs: after "and" they are verbs only before an article or "that".
NOUN_VERBS = frozenset(
    """
    access account act appeal arrest attack attempt award ban benefit block borrow call cause challenge change charge
    check claim comment concern control cost cover cut deal decline decrease delay demand design detail document draft
    drive drop end estimate exchange experience face fall feature file find force form fund gain grant guide harm head
    help highlight hold host impact increase influence interest issue lack launch lead limit list look lose mark match
    measure mention monitor move name need note notice offer order outline pay permit place plan play pledge point post
    practice process produce program promise prompt purchase push question range reach record release report
    request research resort respect rest result return review rise risk rule run sale say sign share shift show sound
    spread stand start state stay step stop store strike study suit supply support survey target tax test threat track
    trade transfer transport treat turn use value view visit voice vote want work yield
    """.split()
)
# Verbs, participles and adjectives whose infinitive is what they assert ("aims to", "is required to"); after any
# other word an infinitive only says what something is for.
TAKE_INFINITIVE = frozenset(
    """
    able agree agreed aim aimed aims allowed attempt attempts authorized began begin begins continue continued
    continues decide decided decides directed entitled expected fail failed fails forced had has have intend intended
    intends likely need needs obliged obligated ordered permitted plan planned plans pledged prefer promised refuse
    refused refuses require required seek seeks sought supposed tend tends tried tries try trying unable unlikely urged
    want wanted wants wish wishes
    """.split()
)
ADVERBS = frozenset(
    "also often then not never always further thus thereby only already still ever now just even again".split()
)
