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
    abandon abolish absorb accept access accuse achieve acknowledge acquire act activate adapt add address adhere
    adjourn adjust administer admit adopt advance advise advocate affect affirm age agree aid aim alert allege allow
    alter amend amount analyze announce answer appeal appear apply appoint apprehend appropriate approve argue arise
    arrest ask assert assess assign assist assume assure attach attack attempt attend attract attribute audit authorize
    avoid award back balance ban bear beat become begin believe belong benefit bind blame block blow boost borrow bound
    breach break brief bring broadcast build burn buy calculate call campaign cancel capture care carry cast cause
    caution cease celebrate certify chair challenge change characterize charge check choose circulate cite claim
    clarify classify climb close code coin collaborate collapse collect combine come command commence comment
    commission commit communicate compare compel compensate compete compile complain complete comply compose comprise
    compromise compute concern conclude condemn conduct confer confine confirm conform confront connect consider
    consist consolidate constitute construct consult contain continue contribute control convert convey convict
    convince cooperate coordinate correct correspond cost count cover crash create criticize cross cut date deal debate
    decide declare decline decrease deduct deepen defeat defend defer define delay deliberate deliver demand
    demonstrate denounce deny depart depend depict deploy derive describe deserve designate desire destabilize destroy
    detail detain detect deter determine develop devote dictate die differ differentiate diminish direct disagree
    disappear disappoint disclose discourage discover discuss dismiss dispute disrupt dissolve distribute divide
    document dominate double doubt draft drain draw dream dress drive drop dry earmark earn ease eat elect elevate
    eliminate embrace emerge emit emphasize employ enable enact encompass encounter encourage end endorse enforce
    engage engineer enhance enjoy enlarge enroll ensure entail enter entitle equal equip erode escape establish
    estimate evacuate evaluate evaporate evolve exacerbate examine exceed exchange exclaim exclude execute exempt
    exercise exhaust exhibit exist expand expect experience expire explain export expose express extend extract face
    facilitate fail fall favor feature feel fight file fill find fine finish fit fix flee float flow fly focus follow
    forbid force forecast form formalize forward foster found founder frame free freeze fuel fulfill function fund gain
    gather generate get give go govern graduate grant grow guarantee guide halt handle happen harm harvest hate have
    head hear help highlight hinder hire hold hope host house hurt identify ignite ignore illustrate impact impair
    impeach implement imply import impose imprison improve include incorporate increase incur indicate induce influence
    inform inherit inhibit initiate injure insist inspect inspire install instill institute instruct insure integrate
    intend interact interfere interpret interrogate interview introduce invade invent invest investigate invite invoke
    involve isolate issue jeopardize join judge jump justify keep kick kill know label lack lament last launch lead
    learn leave license lie lift limit link list live lobby locate log look lose love lower maintain make manage
    mandate manufacture march mark marry master match mean measure mediate meet mention merge migrate mine minimize
    mitigate modify monitor motivate mount move multiply must name narrow need neglect negotiate nominate normalize
    note notify oblige observe obtain occur offer offset omit open operate oppose order organize originate oust outline
    overcome overlook override overrule oversee overtake owe own pack parse participate pass pause pay penalize perform
    permit persist persuade petition pick pilot place plan play plead pledge point poll portray pose possess post
    postpone praise precede preclude predict prefer prepare preserve press presume presuppose prevail prevent print
    prioritize probe proceed process proclaim produce profit progress prohibit project promise promote prompt pronounce
    propose prosecute prosper protect prove provide provoke publish pull punish purchase pursue push put qualify
    question quit quote race raise range reach read realize rebuild recall receive reckon reclaim recognize recommend
    reconsider record recover recruit reduce refer reflect refrain refund refuse regain regard register regret regulate
    reinforce reiterate reject relate relax release relieve relocate rely remain remand remark remember remind remove
    render renew repay repeal repeat replace report represent reproduce request require rescind rescue reserve reside
    resign resist resolve respect respond restore restrict result resume retain retire retreat return reunite reveal
    reverse review revise revoke revolve reward ride ring rise roll rotate rule run safeguard sanction satisfy save say
    scale schedule score search secure see seek select sell send sentence separate serve set settle shape share shed
    shift shoot show shrink shut sign sink sit slam sleep slow smoke soar spark speak specify spend sponsor spread
    stabilize staff stand start state stay steal stem stimulate stipulate stop store streamline strengthen stress
    strike structure struggle study submit subsidize substitute succeed sue suffer suggest support surge surpass
    surrender surround survive suspend swap swear sweep swim switch symbolize synchronize synthesize tackle take target
    teach team tear tell tend terminate terrify test thank think threaten throw tighten touch tour track train transfer
    translate transmit travel treat trigger trim triple trust try tumble turn uncover undermine undertake unite update
    upgrade uphold urge use utilize vacate vaccinate vanish vary verify veto view violate visit vote wait waive walk
    want warn weaken wear weigh welcome widen win wipe wish withdraw withhold witness wonder work worry write yield
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
    accounts acts advanced agents ages aids alerts amounts answers appeals appropriates attacks attempts attributes
    audits backs balances based bears beats benefits blames blows boosts bounds breaches breaks briefs broadcasts burns
    calls campaigns captures cares cases casts causes cautions chairs challenges changes charges claims climbs codes
    coins collapses commissions concerns controls corrects costs counts crashes crosses dates deals deaths debates
    defeats deliberates demands designs desires detailed details disputes documents doubts drains dreams dresses drops
    ends engineers estimates exchanges expected experiences exports faces falls features fights files fits fixes flies
    floats flows focuses forecasts forms forwards founders frames freezes fuels functions funds guides halts harms
    harvests hates heads hires hopes houses hurts impacts imports increases influences institutes interests interviews
    issues judges jumps kicks labels lasts leads licenses lifts limited limits links lists lobbies logs looks losses
    loves marches marks masters matches means measures mentions mines monitors mounts names needs notes notices offers
    offsets orders outlines packs pauses pays petitions picks pilots places plans points polls practices presses prints
    processes profits programs progresses projects promises proposed protected pulls purchases questions quotes races
    ranges rates reads records refunds regards regrets related remarks reports requests required rescues respects
    results retreats returns reverses reviews rewards rides rings rises risks rolls rules runs safeguards sales
    sanctions scales schedules scores searches sentences sets shares sheds shifts shoots shows signs sinks slams sleeps
    smokes soars spreads staffs stands starts states stays stems steps stops stores stresses strikes structures
    supports surges surrounds swaps sweeps swims switches tackles targets teams tears terms tests threats touches tours
    tracks trains transfers travels tries triggers trims trusts turns united updates upgrades uses values vetos views
    visits votes waits walks wants welcomes wins wishes witnesses wonders works
    """.split()
)
SUBORDINATORS = frozenset(
    "when if while although though because since as once unless given after before whenever where whereas".split()
)

# Bases that are nouns as often as verbs: after "and" they are verbs only before an article or "that".
NOUN_VERBS = frozenset(
    """
    access account act age aid alert amount answer appeal appropriate arrest attack attempt attribute audit award back
    balance ban bear beat benefit blame block blow boost borrow bound breach break brief broadcast burn call campaign
    capture care cast cause caution chair challenge change charge check claim climb code coin collapse comment
    commission concern control correct cost count cover crash cross cut date deal debate decline decrease defeat delay
    deliberate demand design desire detail dispute document doubt draft drain dream dress drive drop end engineer
    estimate exchange experience export face fall feature fight file find fit fix float flow fly focus force forecast
    form forward founder frame freeze fuel function fund gain grant guide halt harm harvest hate head help highlight
    hold hope host house hurt impact import increase influence institute interest interview issue judge jump kick label
    lack last launch lead license lift limit link list lobby log look lose love march mark master match measure mention
    mine monitor mount move name need note notice offer offset order outline pack pause pay permit petition pick pilot
    place plan play pledge point poll post practice press print process produce profit program progress project promise
    prompt pull purchase push question quote race range reach record refund regard regret release remark report request
    rescue research resort respect rest result retreat return reverse review reward ride ring rise risk roll rule run
    sale sanction say scale schedule score search sentence share shed shift shoot show sign sink slam sleep smoke soar
    sound spread staff stand start state stay stem step stop store stress strike structure study suit supply support
    surge surround survey swap sweep swim switch tackle target tax team tear test threat touch tour track trade train
    transfer transport travel treat trigger trim trust try turn update upgrade use value veto view visit voice vote
    wait walk want welcome wish witness wonder work yield
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
