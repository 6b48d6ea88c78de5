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
    abandon abolish absorb accelerate accept access accommodate accomplish accrue accumulate accuse achieve acknowledge
    acquire act activate adapt add address adhere adjourn adjudicate adjust administer admit admonish adopt advance
    advertise advise advocate affect affirm age agitate agree aid aim alert allege allocate allot allow alter amass
    amend amount amplify analyze annex announce annul answer anticipate apologize appeal appear apply appoint
    appreciate apprehend apprise appropriate approve arbitrate argue arise arrange arrest articulate ascend ascertain
    ask aspire assail assemble assert assess assign assimilate assist assuage assume assure astonish attach attack
    attain attempt attend attest attract attribute audit augment authorize aver avert avoid award back bake balance ban
    bar bathe bear beat become beg begin behave believe belong benefit betray bind blame bleed blend bless blink block
    blow boost borrow bounce bound breach break breathe breed brief bring broadcast brush build bump burn bury buy
    bypass calculate call campaign cancel capitulate capture care carry cast cause caution cease cede celebrate certify
    chair challenge change characterize charge cheat check cherish choose circulate circumvent cite civilize claim
    clarify classify climb clinch cling close code coerce coexist cohabit coin collaborate collapse collect combine come
    command commemorate commence commend comment commission commit communicate compare compel compensate compete
    compile complain complete comply compose comprehend comprise compromise compute conceal concede conceive concern
    conclude concur condemn condone conduct confer confess confide configure confine confirm confiscate conform
    confound confront congratulate connect connote conquer conserve consider consign consist consolidate conspire
    constitute constrain construct consult consume contain contaminate contemplate contend continue contradict
    contravene contribute control convene converge converse convert convey convict convince convulse cooperate
    coordinate cope correct correspond corroborate corrupt cost count cover crash crawl create creep cripple criticize
    cross crumble crush culminate cultivate curtail cut dare date dazzle deal debate deceive decide declare decline
    decorate decrease dedicate deduct deem deepen defame defeat defend defer define defraud defy degrade delay delete
    deliberate delineate deliver delve demand demolish demonstrate demote denote denounce deny depart depend depict
    deplete deplore deploy deport depose depress deprive derail derive descend describe desegregate deserve designate
    desire destabilize destroy detach detail detain detect deter deteriorate determine devalue develop deviate devise
    devote devour diagnose dictate die differ differentiate dig dilute diminish direct disable disagree disallow
    disappear disappoint disband discard disclaim disclose discourage discover discredit discriminate discuss dislike
    dismantle dismiss dispel disperse displace dispose dispute disqualify disregard disrupt dissolve distinguish
    distort distract distribute diverge divert divest divide document dominate donate double doubt draft drain draw
    dream dress drive drop drown dry dwell dwindle earmark earn ease eat edit educate eject elapse elect elevate elicit
    eliminate elude embark embed embody embrace emerge emigrate emit emphasize employ emulate enable enact enclose
    encompass encounter encourage end endanger endeavor endorse endow endure energize enforce engage engineer engulf
    enhance enjoin enjoy enlarge enlighten enlist enrich enroll ensue ensure entail enter entertain entice entitle
    entrust enumerate envision equal equate equip eradicate erect erode erupt escalate escape espouse establish
    estimate evacuate evade evaluate evaporate evict evoke evolve exacerbate exaggerate examine exceed excel exchange
    excite exclaim exclude execute exempt exercise exhaust exhibit exhort exist exonerate expand expect expel expend
    experience expire explain explode explore export expose express extend extinguish extort extract extradite
    fabricate face facilitate fade fail fall falter fasten favor feature feed feel ferment fetch fiddle fight file fill
    filter find fine finish fit fix flare flatten flee float flourish flow fluctuate fly focus foil follow forbid force
    forecast foresee forfeit forget forgive form formalize forward foster found founder frame free freeze frighten
    frustrate fuel fulfill function fund fuse gain gather gauge gaze generalize generate get give glance gleam glow go
    govern grab graduate grant grapple greet grind grow growl guarantee guide halt hamper handle hang happen harass
    harden harm harvest hate haul have head heal hear heat heighten help highlight hijack hinder hinge hire hit hoist
    hold hope host house howl hurl hurry hurt identify ignite ignore illustrate imagine imbue immigrate immunize impact
    impair impart impeach imperil impersonate implant implement implicate imply import impose impress imprison improve
    incite incline include incorporate increase incriminate incur indicate indict induce induct infect infer inflate
    inflict influence inform infringe infuse inhabit inherit inhibit initiate inject injure innovate insert insist
    inspect inspire install instill institute instruct insulate insure integrate intend intensify interact intercept
    interfere interject interpret interrogate interrupt intersect intervene interview intimidate introduce intrude
    inundate invade invalidate invent invest investigate invite invoke involve irrigate irritate isolate issue itemize
    jeopardize join judge juggle jump justify juxtapose keep kick kidnap kill knit knock know label lack lag lament
    lash last launch launder lead lean leap learn leave legislate lengthen liberate license lie lift liken limit linger
    link liquidate list listen litigate live lobby locate log look loom lose love lower lure magnify maintain make
    manage mandate manipulate manufacture march mark marry master match mean measure mediate meet melt memorize menace
    mention merge migrate milk mimic mine minimize mint misinterpret mislead misread misrepresent miss misstate misuse
    mitigate moan mobilize mock modify molest monitor motivate mount mourn move multiply must muster mutate name
    narrate narrow need neglect negotiate nominate normalize note notify nourish nullify nurture oblige obscure observe
    obstruct obtain occur offer offset omit open operate oppose oppress opt order organize orient originate oscillate
    oust outlast outlaw outline outnumber outweigh overcome overload overlook override overrule oversee overstate
    overtake overthrow overturn overwhelm owe own pack paraphrase parse participate pass pause pay peel penalize
    penetrate perceive perform perish permit perpetrate perpetuate persecute persist persuade perturb pervade petition
    pick pierce pilot place plan play plead pledge point polish poll pollute ponder populate portray pose possess post
    postpone postulate pour practice praise preach precede preclude predate predict preempt prefer prepare prescribe
    preserve preside press presume presuppose pretend prevail prevent prick print prioritize privatize probe proceed
    process proclaim procure produce profess profit progress prohibit project proliferate prolong promise promote
    prompt promulgate pronounce propagate propel propose prosecute prosper protect prove provide provoke publicize
    publish pull punish purchase pursue push put qualify quash quell quench question quicken quit quote race radiate
    raise range ratify rationalize reach react read reaffirm realize reap reappear rearrange reassure rebuild rebut
    recall recede receive recite reckon reclaim reclassify recognize recoil recommence recommend recompense reconcile
    reconsider reconstruct record recover recruit recur recycle redeem redefine redirect redistrict redress reduce
    reelect refer refinance refine reflect refrain refund refuse refute regain regard register regret regroup regulate
    rehabilitate reimburse reinforce reinstate reinterpret reintroduce reiterate reject rejoice rejoin relate relax
    release relieve relinquish relish reload relocate rely remain remake remand remark remember remind remit remove
    render renew renounce renovate reopen reorganize repatriate repay repeal repeat repel replace replenish replicate
    report represent repress reprint reproduce request require rescind rescue resemble resent reserve reset reshape
    reside resign resist resolve resonate respect respond restate restore restrict restructure result resume resurface
    resurrect retain retake retaliate rethink retire retort retract retreat retrieve return reunite revamp reveal
    revere reverse revert review revise revitalize revive revoke revolve reward rewrite rid ride ring rip ripen rise
    risk rival roam roar rob roll root rot rotate rub rule ruminate run safeguard sag sail salvage sanction satisfy
    save savor say scale scatter schedule scoop score scorn scrutinize search secede secure seduce see seek segregate
    seize select sell send sentence separate sequester serve set settle sever shape share shatter shed shift shoot
    shorten shove show shred shrink shrug shuffle shut sigh sign signify simplify simulate sink sit slam slap slash
    sleep slow smoke smuggle sneak sniff soar soften solicit solve spare spark spawn speak specialize specify speculate
    spell spend spoil sponsor spread squander squeeze stabilize staff stagnate stand stare start startle starve state
    stay steal steer stem stimulate stipulate stitch stop store stray streamline strengthen stress strike strive stroll
    structure struggle study stun subdue subjugate submerge submit subscribe subside subsidize subsist substitute
    subtract subvert succeed succumb suck sue suffer suffice suffocate suggest suit summarize summon superintend
    supersede supervise supplant support suppose suppress surf surge surmise surpass surrender surround survey survive
    suspend sustain swallow swamp swap sway swear sweep swell swim swindle switch symbolize sympathize synchronize
    synthesize tackle tailor taint take tamper target tax teach team tear tease televise tell tempt tend terminate
    terrify test testify thank thaw theorize think thrash threaten thrive throw thwart tighten tilt toil tolerate
    topple torment touch toughen tour track trade traffic train transcend transcribe transfer transform translate
    transmit transpire transplant transport travel traverse treat tremble trigger trim triple trust try tumble turn
    uncover undercut underestimate undergo underlie undermine underscore understand undertake undo unfold unify unite
    unlock unveil update upend upgrade uphold uproot urge use usher usurp utilize utter vacate vaccinate validate value
    vandalize vanish vary verify vest veto vibrate victimize vie view vilify vindicate violate visit vote wait waive
    walk wander want warn weaken wear wed weep weigh welcome whip whisper widen wield wilt win wink wipe wish withdraw
    withhold witness wonder work worry wrestle write yearn yell yield
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
    balance ban bar bear beat benefit blame block blow boost borrow bound breach break brief broadcast burn call
    campaign capture care cast cause caution chair challenge change charge check claim climb code coin collapse comment
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
# Words in -ly that are no adverbs: nouns and verbs, of which adjectives only stand before a noun ("daily passes").
NOUNS_AND_VERBS_IN_LY = frozenset(
    """
    ally anomaly apply assembly belly bully butterfly comply family fly homily imply italy jelly july lily monopoly
    multiply rally rely reply supply
    """.split()
)
ADJECTIVES_IN_LY = frozenset(
    """
    beastly biweekly bimonthly bodily brotherly chilly costly cowardly curly daily deadly disorderly early earthly
    elderly friendly ghastly ghostly hilly holy homely hourly kindly leisurely likely lively lonely lovely lowly
    manly melancholy miserly monthly motherly nightly oily only orderly quarterly scholarly shapely sickly silly
    sly smelly stately surly timely ugly unfriendly unlikely unruly untimely weekly wily womanly worldly yearly
    """.split()
)
