/// The words that most of the passwords found again and again in leaks are made of, in letters only.
///
/// With digits and signs around them, in place of letters, or two and three together, they are still the first to be tried.
enum CommonPasswords {
  static let words: Set<String> = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let list = """
    password passwd passwort passcode pass parola contrasena contrasenia clave secret secreto letmein welcome
    bienvenido bienvenidos login logon signin access account admin administrator administrador root user username
    usuario guest master manager system sysadmin default changeme change temp temporary test testing tester demo
    sample example qwerty qwertz azerty qwert qwer qaz wsx qazwsx asdf asdfg asdfgh asdfghjkl zxc zxcv zxcvb zxcvbn
    zxcvbnm poiuyt lkjhgf mnbvcxz abc abcd abcde abcdef xyz aaa zzz xxx iloveyou ilove loveyou loveme lovely lover
    love loves iloveu teamo tequiero amor amorcito corazon mivida hello hola hallo bonjour goodbye please thanks
    thankyou whatever nothing something anything computer internet google facebook twitter instagram youtube yahoo
    hotmail gmail outlook microsoft windows office apple iphone samsung android linux ubuntu oracle server network
    database sunshine princess princesa prince dragon monkey football futbol soccer baseball basketball hockey
    tennis golf softball volleyball superman batman spiderman ironman pokemon pikachu naruto minecraft fortnite
    roblox starwars startrek jedi yoda matrix trustno trustnoone shadow michael jordan jennifer jessica ashley
    amanda nicole daniel charlie robert thomas matthew joshua andrew anthony william david james john joseph richard
    george edward brian kevin steven justin brandon jason ryan eric chris christian christopher nathan tyler austin
    hunter taylor samantha elizabeth michelle melissa stephanie rebecca rachel maria mary jose juan carlos luis
    miguel pedro alejandro alejandra fernando francisco antonio manuel ricardo roberto andrea gabriela gabriel
    daniela diego sofia isabella valentina camila guadalupe jesus jesuschrist christ god lord blessed blessing faith
    hope grace angel angels angelo heaven church bible amen trinity pastor mother father mom mommy dad daddy mama
    papa family familia baby babygirl babyboy honey sweetie sweet sweetheart darling forever always together friend
    friends bestfriend amigo amigos amiga buddy sister brother cousin grandma grandpa summer winter spring autumn
    fall verano invierno primavera january february march april may june july august september october november
    december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre monday tuesday
    wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo morning night
    sunrise sunset tigger tiger tigers lion lions eagle eagles bear bears wolf wolves wolfpack panther panthers
    bulldog bulldogs wildcat wildcats mustang mustangs cowboy cowboys patriots packers steelers raiders redskins
    dolphins dolphin yankees redsox lakers bulls celtics rangers dodgers giants braves cubs chelsea arsenal
    liverpool manchester united barcelona realmadrid madrid ronaldo messi beckham rooney kobe lebron nascar ferrari
    porsche mercedes bmw audi honda toyota nissan corvette camaro chevy chevrolet ford jeep harley yamaha suzuki
    butterfly mariposa flower flowers rose rosie daisy lily violet jasmine ginger pepper cookie cookies chocolate
    candy sugar cupcake banana orange apples cherry strawberry peaches pumpkin peanut coffee cheese pizza taco
    burger chicken bacon butter pickle cocacola pepsi snoopy garfield mickey minnie tinkerbell disney cinderella
    barbie hellokitty kitty kitten cat cats dog dogs doggy puppy hamster bunny rabbit horse horses pony turtle snake
    spider bird falcon hawk phoenix raven sparrow penguin panda koala fish shark whale max buster bailey cooper
    rocky lucky lucy molly maggie sadie bella jake duke bandit smokey oreo coco simba nala zeus apollo thor loki
    odin hercules athena merlin gandalf frodo hobbit harry potter hogwarts gryffindor slytherin dumbledore rainbow
    star stars starlight moon moonlight sun sunny sunflower sky skywalker blue red green yellow purple pink black
    white silver golden gold brown diamond crystal ruby emerald pearl jewel music guitar piano drummer drums dance
    dancer dancing singer rockstar rocknroll metallica nirvana slipknot eminem beatles elvis beyonce rihanna madonna
    tupac biggie snoopdog onedirection justinbieber bieber selena hannah montana killer killers ninja samurai pirate
    pirates warrior warriors knight knights king kings queen queens reina rey boss hero champion champions winner
    winners player players gamer game games gaming playstation xbox nintendo mario luigi zelda sonic halo callofduty
    doom quake warcraft starcraft diablo counterstrike freedom liberty america american usa unitedstates mexico
    mexicano texas california florida newyork chicago boston dallas houston denver seattle vegas lasvegas miami
    london paris france germany italia italy spain espana canada brasil brazil india china japan tokyo sydney
    australia africa cuba colombia peru chile argentina boricua puertorico money dollar million millionaire rich
    cash bank credit business company work working job success power powerful strong control security secure safe
    safety private privado firewall hacker hackers hack cyber ranger fuck fuckyou fucker fuckoff fuckme shit
    bullshit bitch asshole bastard sexy sex hot hottie pussy cock dick penis boobs playboy porn naughty slut whore
    stupid idiot loser crazy loco loca cool awesome amazing great good best perfect beautiful bonita hermosa linda
    pretty cute happy feliz smile smiley laugh funny joker jokers clown fun party weekend vacation holiday holidays
    christmas navidad santa halloween easter birthday cumpleanos thanksgiving valentine school schools escuela
    teacher teachers maestro maestra profesor profesora docente docentes student students estudiante alumno
    principal district distrito education educacion elementary primaria middle high secundaria highschool
    middleschool elementaryschool academy college university universidad class classroom room grade kinder
    kindergarten preschool learning learn teach teaching reading math maths science history english spanish spelling
    homework library bus recess chalk chalkboard chalkline board pencil superintendent coach coaching leader
    leadership team isd usd unified county city town state public new first second third one two three four five six
    seven eight nine ten uno dos tres cuatro cinco seis siete ocho nueve diez the and for you your mine this that
    here there who what when where why how now today tomorrow yesterday open sesame opensesame enter entrar abrete
    incorrect correcthorsebatterystaple correct battery staple invalid forgot forget remember me myself yourself
    nobody somebody everyone anyone people person human girl girls boy boys man men woman women lady ladies kid kids
    child children nino nina ninos hijo hija hijos madre padre hermano hermana abuela abuelo doctor nurse police
    fireman soldier army marine marines navy airforce pilot captain sergeant general mechanic lawyer cowgirl country
    western rodeo hunting fishing camping hiking biking running runner swimming swimmer skate skater skateboard
    surfer surfing snowboard racing racer speed turbo rocket thunder lightning storm hurricane fire water earth wind
    snow ice iceman rain ocean beach river lake mountain forest garden house home casa door window table chair
    kitchen pipeline machine engine motor truck cars car bike train plane airplane boat ship space galaxy planet
    alien aliens ufo robot robots magic magical wizard witch vampire zombie zombies ghost spirit demon devil satan
    lucifer evil dark darkness death dead die hell chaos anarchy destroy destroyer terminator predator godzilla
    scorpion viper cobra python jaguar leopard cheetah puma lobo tigre leon gato perro toro aguila mono oso scooby
    doo scoobydoo bugs looney tunes shrek nemo elmo barney simpsons homer bart southpark cartman spongebob
    squarepants patrick squidward familyguy rick morty rickandmorty friendship peace peaceful dream dreams dreamer
    believe imagine inspire courage patience wisdom truth honor justice karma destiny fate legend legends legacy
    infinity eternal eternity immortal invincible maverick viking spartan spartans trojan trojans titan titans
    gladiator maximus caesar alexander napoleon einstein newton darwin shakespeare mozart beethoven picasso leonardo
    raphael donatello michelangelo donald trump obama biden clinton bush reagan kennedy lincoln washington jefferson
    franklin qwe asd zaq xsw poi lkj mnb uiop hjkl jkl bnm yuiop fgh dfg ghj tyu rty ert wer midnight bigdaddy
    marlboro liverpoo metallic elephant rush creative airborne brooklyn blink platinum lifehack qwaszx snowball
    pakistan redwings explorer guinness michigan carolina alexande snickers paradise lacrosse bollocks poohbear
    qweasdzxc drowssap spitfire maryjane svetlana westside scarface stargate semperfi scotland cherokee vladimir
    passport budlight fktrcfylh kawasaki logitech swordfis alexandr motorola colorado juventus freeuser wolverin
    elizabet valentin nccd pearljam peekaboo rolltide cardinal chevelle fyfcnfcbz electric darkside blizzard
    cheyenne cjkysirj freepass billybob chocolat stingray zeppelin tarheels greenday serenity fireball pavilion
    bobafett dbrnjhbz defender precious icecream swordfish presario thailand wrangler cadillac longhorn assassin
    atlantis software srinivas veronika babydoll wordpass sosoaljg montreal basketba hotstuff stephani shamrock
    deftones renegade enterpri babylon sweetpea trfnthbyf aardvark marathon cavalier buckeyes sherlock thuglife
    morpheus consumer adgjmptw overlord ultimate ncce geronimo aleksandr portugal superfly wrinkle seminole alejandr
    concrete trombone rhbcnbyf cdtnkfyf stallion kingkong mongoose dietcoke hollywoo bonehead ghbdtnbr charlott
    hongkong sebastia lollipop super cooldude tottenha stocking makaveli verbatim raistlin punkrock waterloo
    seinfeld megadeth skywalke squirrel wolverine stardust twilight vanhalen intrepid punisher showtime ekaterina
    skittles hannibal panasonic sandiego portland californ playtime chargers dingdong mushroom crusader dkflbvbh
    guardian slapshot septembe rammstein munchkin passwor barcelon coltrane goodluck katerina shaney discover
    meridian heather stonecol lowrider tacobell halflife keyboard kangaroo socrates formula mailcreated ragnarok
    dodgeram sithlord oblivion titleist bigballs blueeyes mersedes nuttertools gateway peterpan kingston freckles
    aspirine deadhead rootbeer scooter plymouth justdoit lightnin caliente goodtime brucelee aquarius catherin
    porkchop sapphire blackjac chevrole amsterdam spectrum labrador syracuse front commando pineappl jyeuz monopoly
    romashka snuggles infiniti cosworth qawsedrf doberman webmaster beefcake godsmack viktoria starbuck valhalla
    achilles ncca sailboat jackson phillies swingers frontier doughboy nebraska agent pinkfloy dannyboy ihateyou
    vkontakte mandingo dilligaf bunghole golfball technics aberdeen enterprise hurrican rfnthbyf dthjybrf excalibu
    lancelot keystone flamingo designer kamikaze warhammer macdaddy manchest meatball truelove sentinel jamesbon
    billyboy microsof microlab gordon azsxdcfv charlton bigmoney superstar saratoga wildfire vladislav greenbay
    maradona chester rjirfrgbde rightnow hyperion treasure meatloaf anaconda albatros kenworth dinosaur happyday
    turkey ericsson zxcasdqwe fktrcfylhf polniypizdec anhyeuem hardrock applepie rockhard hellyeah skorpion hedgehog
    australi qawsed yosemite karolina roadkill killbill cinnamon backdoor rastaman sojdlgaljg robotech pingpong
    operator rasputin amsterda majestic wrestlin gotohell lineage charles nwolife kcjwxn umbrella rdcpo splinter
    underdog megapass shannon bullseye blackhaw jamesbond tunafish dkflbckfd translator gfhjkm supersta caligula
    dfktynbyf deepthroat tazmania tommyboy marino vfhufhbnf brighton budweise getmoney chainsaw eastside undertaker
    snowboar chrisbln viewsonic penthous flounder whitesox thanatos panasoni sneakers ghjcnjnfr titanium madison
    intruder gargoyle poseidon newcastl johannes buckshot sunnyday multiplelo motherlode westwood sunflowe paintbal
    knickers lokomotiv winston rjycnfynby thirteen philippe avalanch idontknow zerocool xzkgw zxasqw paintball
    syncmaster aleksandra cambiami monalisa chuckles mazafaka meathead barefoot cfitymrf clevelan terrapin clarinet
    deeznutz traveler hawkeyes casanova andromeda triangle monster smeghead cerberus rockford goldwing crjhgbjy
    tiberius nokia hayabusa salamander gesperrt whiskers overkill rhfcjnrf montgom sersolution runescape megatron
    illusion roadking hoosiers leavemealone balloons heineken mortgage blackbir seahawks bookworm talisman blackjack
    babyface hawaiian mortimer roadrunn alphabet digital beautifu dutchess tiffany idontkno teddybea valkyrie
    inuyasha wareagle dragonball gameover kittykat wishbone sinister gamecube preacher claymore checkers armagedon
    electron rhtdtlrj ghostrider blackout bcfields southpar mandarin cannabis kleopatra tottenham dirtbike slippery
    ghblehjr starcraf cameltoe vasilisa elizaveta flexible farscape borussia yfcntymrf scorpio fyutkbyf ugdhipj
    deadpool gatorade cameron corleone webmaste chrysler binladen millwall stonecold istanbul bullfrog bobdylan
    capslock teddybear coolness barbados amateurs jayhawks eldorado soulmate andromed kakashka yeahbaby netscape
    carlitos eastwood microphone coldbeer fgtkmcby justfun specialk piramida salasana mephisto spencer smashing
    fastball kissmyass radiohea wildcard maxwell pringles pinkfloyd insomnia magician telephon vsjasnel iverson
    budapest yjdsqgfhjkm reckless maksimka kazantip concorde pharmacy abnormal jellybea islander jiggaman classics
    hooligan scrabble hawaii wgewjf mazda rhjrjlbk sweetnes masamune doomsday excalibur marcello dynamite lollypop
    moonbeam inspiron forsaken katarina fullmoon sausages stanislav robotics senators windsurf vfitymrf nevermind
    woodland anastasiya presiden vanguard rjhjktdf fandango highheel pineapple earnhard zaqxswcde misfit broncos
    platypus radiohead spongebo abrakadabra viktoriya reddwarf longjohn slamdunk alessandro honolulu johndeer
    windmill bergkamp irishman zildjian mudvayne freebird snowflak playstat webhompas jefferso comanche hounddog
    thisisit pallmall genesis clippers bigblock whiteout bluebell undertak chipmunk mazdarx kjrjvjnbd lovelife
    anastasi roadster cbrrr zachary highbury koroleva washingt redbaron krasotka tkbpfdtnf smirnoff starligh
    fishhead yogibear konstantin terminat ghbywtccf slowhand cricket nostromo survivor cnfybckfd lemonade johnson
    solitude wanderer stephen paradigm fantasia gtnhjdbx armstron revolver trouble jackass volkswag pool wildbill
    mdobs cleopatr coventry sidekick gbhfvblf zanzibar highlander tinkerbe threesom nautilus everlast ghbdtn
    longdong ghjcnjgfhjkm tokiohotel sonyericsson pantera palmtree andyod handball marseille matthias viewsoni
    evangelion sandrine sprinter fearless antelope barselona fyfnjkbq fairlane honeybee fantomas gladiato buffalo
    cheshire tomahawk bismillah bigpoppa margarit pasadena johngalt coldplay capricorn sweetness elcamino trinitro
    voyager carpente callisto vendetta wildwood foxylady leedsutd dominion enforcer derparol remingto vjqgfhjkm
    rfvfcenhf carnival papillon knuckles cutiepie ghjuhfvvf freefall baritone mischief hetfield dontknow sasha
    calimero alexandre cygnusx firefigh screamer wpwp kordell swinging trucking marijuana noname francisc obsidian
    dfktynby lakeside strawber nokian slimshady whistler blueball cassandr paramedi eclipse smackdow argentin
    moonligh capricor johncena cherries dogpound universa eggplant fussball vincent taekwondo capetown budweiser
    sylveste marseill magellan southpaw notebook pufunga challeng millenium sabrina bubba goldfing moonshin mandrake
    bubbles marcius navigator fkbyjxrf earthlink stanley lakewood bluejays commande ironmaiden espresso toriamos
    ghhhhj therock skidoo roadrunner bordeaux supernov optimist vanessa nightwish natasha patches gsxr hattrick
    lenochka intercourse mamacita htubcnhfwbz limewire stratfor stigmata klondike marijuan hardball nineinch
    vauxhall funstuff krokodil rfntymrf cabernet sheepdog natalie sammy baltimor mash vancouve ilikepie hairball
    toonarmy pimpdadd scheisse maserati sigmachi riccardo rfhnjirf dolemite pathfind vqsablpzla modelsne myxworld
    hellsing rocknrol futurama smoothie vagabond billabon darkange evolutio morrowind plastics dominiqu nevermore
    elisabet woodstoc scrapper minimoni ncc slimshad friendster dilbert jellybean fireblad flamengo lonesome
    baracuda singapor herewego kamasutra vipergts navyseal masterbate peterbil homemade bradley warhamme pinnacle
    flipflop lfitymrf acidburn fellatio jeepster vfntvfnbrf cartoons rainyday alleycat escalade fyutkjxtr whiplash
    adrenalin ambrosia wrih penetration stickman charisma nightmar laetitia melanie phialpha bismarck bynthytn
    mallorca dragster favorite beethove normandy nounours thumper playball guillaum cambridg treefrog pavement
    smackdown cannibal nthvbyfnjh benessere skipper sephiroth hallowee sparkles amethyst volleyba bettyboo ticklish
    mynameis jupiter junkmail longhair gannibal skinhead segblue montecar candyass special letsdoit allison notredam
    alcatraz frankie virginie dfcbkbcf blacklab montrose supernova motocros lockdown pinetree rustydog tampabay
    babycake streaming fidelity capitals dreamcas riffraff playmate delpiero wonderboy sergbest leftdead england
    sunlight popcorn bigtruck revoluti feelgood gogators trooper lebowski madagaskar dragonballz weare alpha
    piercing abracadabra macintos crescent eatmenow kicksass rfhfvtkmrf paladin lunchbox riversid acapulco rhfcfdbwf
    mercury ronaldinho masterbating tennesse matchbox parlament goodyear hardwood erection highlife implants
    bendover supersonic laserjet natedogg sopranos cashflow ghjcnbnenrf ireland alterego claudia cantona ljxtymrf
    blueberr bobmarley trinitron flyers mallrats goldeneye tamerlan backbone huskers nineball stewart ballsack
    flipper dortmund homepage greedisgood wonderfu barefeet kcchiefs cheerleaers hillbill macaroni gigabyte cyclones
    jurassic thebeast nemrac flvbybcnhfnjh feathers marauder redheads godbless pimpdaddy reloaded rfhfylfi culinary
    phantom baberuth outsider bigblack valeriya gianluca qqqq lavalamp pertinant redlight kristin poophead monterey
    waterfal minnesot bukowski riverrat daredevi arizona kamikadze alex bgates bellagio stiletto biohazard darthvad
    lilwayne nightowl trueblue nevermin deathnote copenhag gallaries dtkjcbgtl fishtank rosewood blackberry deerhunt
    surveyor pitchers dipstick softtail smartass chewbacc nosferatu downhill mastermind atreides sealteam chopper
    topolino stonewal civilwar deadspin tortoise waterski dtxyjcnm interacial nightwin passmast screwyou badabing
    foreplay seductive happines gizmodo pizzahut kikimora wdtnjxtr makeitso fishcake libertad kenneth ntktdbpjh
    paperino dragonfly lapochka mike qqqqq raymond finalfantasy kissmyas alessand ghbdtnrfrltkf lovehate hondacbr
    mamochka fisherma bismilla kristen yaroslav websol hugoboss websolutions sephirot timoxa sokolova skydiver
    guillerm stoppedby foreskin slapnuts rosebud honeybun topsecret pippen lighthou nancy jeffrey losangeles
    leonidas bigbucks tickling christophe petrovich allstate wachtwoord creepers georgia fujifilm lionheart catfight
    vodafone valleywa chickenwing livewire livelife roosters ilya architec blackops smirnova maurizio graywolf
    rjslaqe macgyver flathead goofball sarajevo rfgbnjirf joystick victory saxophon lionhear hillside quants
    squerting flashman tangerin housewifes escorpio ghbdtndctv ludacris milamber evangeli letmesee sooners glendale
    groupd freewill silverado vflfufcrfh cornhole aerosmit bionicle detroit shredder wednesda sparhawk funtimes
    timothy bajingan frenchie babemagnet truffles douglas lamborghini motocross skeeter carpediem scirocco fuzzball
    rushmore lacrimosa domenico atlanta service euphoria checkmat jediknig allnight starlite closeup wrinkles
    snapshot dima priyanka dutchman pennywis assmunch wellingt madala bettyboop gregory hawthorn bernhard dominika
    vfhbyjxrf lockerroom futyn daydream asslover mannheim komputer pictuers ejaculation nastenka toulouse smoke
    fullback dreamcast casablanca salvator vivitron armageddon illmatic capoeira shinigami fhvfutljy nocturne
    thumbnils tailgate neworder earthlin basketbal aligator billabong monolith ticktock japanees contortionist
    alabama fantasy woodstock embalmer woodwork panorama daedalus fruitbat violator knickerless undertow kfcnjxrf
    masturbation stinger landrove anakonda rfhlbyfk fordtruc archangel greentea morticia evanescence longshot
    starbucks prelude homebrew michele wingzero qawsedrftg alfarome fantasti natascha kennwort diamante comicbookdb
    motdepasse braveheart kickflip arcangel superbow dagobert barbara vfpfafrf babemagn sublime buckwhea paramore
    milkyway newproject rammstei jqqhhv lambchop manhatta yfnfitymrf trousers fishface ibilltes maximilian mypasswo
    marajade morozova hellohel ursitesux kekc duracell corvet rdfhnbhf tiberian needforspeed dropkick vfhnsirf
    skordie fireblade marishka gorillaz revival ramstein doorknob devilmaycry nemesis pennstat shevchenko detectiv
    bullwink asmodeus rapunzel deepthro maxpayne montecarlo hernande bravehea locked pegasus saltydog everques
    ytngfhjkz businessbabe shotokan seahorse everton bulldawg losangel geibcnbr rktjgfnhf ghjdthrf impalass optiplex
    santacru ignatius blondinka honeydew goldrush avalanche dragrace capital sammydog hulkster omegared ljkdjp mudar
    samadams sunderla kazanova fktyeirf bluenose waffenss trailers beachbum bubblegum mackenzi hershey bugsbunn
    newport thething solnishko buckeye ethernet uncencored rbdett choppers anna timelord allblack ghjnjnbg milhouse
    masterbaiting invictus pontiac verygood adventur navigato desperado eightbal aerosmith wingchun sanity partizan
    utahjazz submarin heinlein costaric triplets evergree pyramid blackbelt housewife cynthia russell frank songbird
    girfriend jakester falstaff patrizia goodlife russian gobigred deborah volkswagen alkaline muffdive cannonda
    cvbhyjdf raindrop citibank fakepass nonmembe parsifal rickster motorcyc tenerife hotbabes fynjybyf antigone
    novikova peregrin tooltime bonethug tonyhawk laracroft mahalkita terriers littlema glennwei southside bobmarle
    astonvil maurolarastefy barracud pathfinder rerfhtre gotyoass grandpri colossus watermelon lasttime pyramids
    galeries astalavista unicorn killzone duckhunt element marketin elbereth blaster lindsay lagwagon misiaczek
    smokedog ironhors volkodav penetrating summertime takamine hardwork macintosh passthie phaedrus gulliver
    domainlock express dhjnvytyjub testibil thesaint xjhhuz theclash guesswho gymnastic cxfcnkbdfz lemmings schnuffi
    goodfell hermione peaceout davidoff yesterda headless yorktown tryagain stp dangerou packard excellen jbond
    alligator wellhung vaseline flipmode sonyvaio sixtynin luscious envision loglatin payton chipper uhbujhbq
    rsalinas vfylfhby longhorns everquest blackass blackcoc lancaste polaroid edinburg golfclub bookcase worldcup
    dkflbvbhjdbx letsplay zolushka barracuda romanova algernon amoremio hdnwdevb deutschland robinhood machoman
    pandora tomservo nadezhda baywatch doggystyle sidewind onepiece blackbel hatteras camelot rebbyt aleksander
    ijrjkflrf lotus freiheit drjynfrnt waterpolo cezer blondie satellit deathrow patterso hawkeye crocodil splatter
    buratino ganjaman hxboqg cheyanne sebastie maddison darthvader lifeisgood gooseman insertions masha boogaloo
    stamford pimpster winchest francis basebal emmitt bignasty hfjdk caseydog peternorth amarillo sweetass babushka
    vfnbkmlf lindsey dropdead hitman eleven bloopers avangard ginscoot masterkey rootedit hannover phrowz angelito
    badkarma glenwood footlove fastcars arabella cpord dillweed geraldin hsukpot alexandru deepblue goodison rdcp
    topsecre mandolin failsafe priscill calamity ufhvjybz luvepus aquafina headshot gbgbcmrf insertion nyyankee
    nbuhtyjr fabienne boris novifarm giveitup assassins swallows moonshine hotchick miranda jamaica badnaamhere
    tzzqi universi nevermor seraphim ducati dkflbvbhjdyf magnum ultraman redneck usmc monique alphaman greyhoun head
    face big ball balls hole cunt tit tits boob butt ass anal sucks suck blow jobs gang bang hard core cum horny
    naked nude gay wank slave mistress panty panties dildo bondage booty clit clitoris lesbian lesbians strip
    stripper spank spanking inside eat wet fat free old young milf hooters escort creampie nigga nigger vagina
    orgasm erotic fetish gangster pantyhose pantyhos poontang holy knockers mobydick aol babe bisexual lets hugetits
    transexual pornographic weed tecumseh guy like yeah momsanaladventure fuckedup grapeape cucumber buttercup sony
    """
}
