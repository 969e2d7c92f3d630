"""Names of news agencies, outlets and well-known organisations, with the other forms in which each is written.

A line is the canonical name, then its other forms. The lists hold what articles cite most; shape rules in `parties.py` do the rest.
"""

AGENCIES = """
Associated Press | AP | The AP | A.P.
Reuters | Thomson Reuters
Agence France-Presse | AFP | Agence France Presse
United Press International | UPI
Press Association | PA Media | PA Wire
Deutsche Presse-Agentur | dpa | DPA
Bloomberg News | Bloomberg
Getty Images | Getty | Getty Image
Xinhua | Xinhua News Agency
TASS | Itar-Tass | Tass
RIA Novosti | Ria Novosti
Interfax
Kyodo News | Kyodo
Yonhap | Yonhap News Agency
Press Trust of India | PTI
Asian News International | ANI
Anadolu Agency | Anadolu
Canadian Press | CP
Australian Associated Press | AAP
European Pressphoto Agency | EPA Images
McClatchy | McClatchy-Tribune | Tribune News Service
Dow Jones Newswires | Dow Jones
Zuma Press | ZUMA
Redux
Shutterstock
iStock
Alamy
Sipa USA | Sipa
Magnum Photos
SOPA Images
NurPhoto
UPI Photo
PR Newswire
Business Wire
GlobeNewswire
Corbis
IRNA
KCNA | Korean Central News Agency
SANA
"""

OUTLETS = """
New York Times | NYT | NYTimes | N.Y. Times | New York Times Magazine
Washington Post | WaPo | WashPost
Wall Street Journal | WSJ
USA Today
Los Angeles Times | LA Times | L.A. Times
Financial Times | FT
New York Post
Boston Globe
Chicago Tribune
New Yorker
Atlantic
Economist
BBC | British Broadcasting Corporation | BBC News
BBC Radio
BBC One
BBC Two
BBC Sport
BBC World Service
BBC Radio 4 | Radio 4
BBC Radio Five Live | Radio Five Live
CNN | CNN International
CNN Money | CNNMoney
CNN Business
CNBC
MSNBC
Fox News | Fox News Channel | FoxNews | FOX News | FNC | Fox News Digital
Fox Business | Fox Business Network | FOX Business
Fox News Sunday
Fox & Friends | Fox and Friends
Meet the Press
Face the Nation
This Week
State of the Union
Good Morning America | GMA
Morning Joe
60 Minutes
Newsnight
Today programme
Daily Show
Tonight Show
Late Show
NBC | NBC News
ABC | ABC News
CBS | CBS News
CBS This Morning
PBS | PBS NewsHour | NewsHour
NPR | National Public Radio
C-SPAN | CSPAN
Sky News
ITV | ITV News
Channel 4 | Channel 4 News
Al Jazeera | Al-Jazeera
Deutsche Welle | DW
RT | Russia Today
Politico | POLITICO
Axios
Vox
Slate
Salon
BuzzFeed | BuzzFeed News | Buzzfeed
HuffPost | Huffington Post | The Huffington Post
Daily Beast
Daily Caller
Daily Mail | MailOnline
Daily Wire
Daily Kos
Daily Telegraph
Daily Mirror
Breitbart | Breitbart News
Newsmax
TheBlaze | Blaze
Washington Examiner
Washington Times
National Review
Weekly Standard
New Republic
Nation
Mother Jones
Rolling Stone
Vanity Fair
Esquire
Vogue
Newsweek
Time | TIME | Time magazine | TIME magazine
Fortune
Forbes
Businessweek | BusinessWeek | Bloomberg Businessweek
Business Insider | Insider
MarketWatch
Barron's | Barron’s
Nikkei | Nikkei Asia | Nikkei Asian Review
South China Morning Post | SCMP
Global Times
People's Daily | People’s Daily
Hindu
Times of India
Hindustan Times
Haaretz
Jerusalem Post
Times of Israel
Guardian | The Observer
Independent
Times
Sunday Times
Sun
Observer
Mirror
Telegraph | Sunday Telegraph
Evening Standard
Irish Times
Globe and Mail
Toronto Star
Sydney Morning Herald
Age
El País | El Pais
Le Monde
Le Figaro
Der Spiegel | Spiegel
Die Welt
Bild
Die Zeit
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung | FAZ
La Repubblica
Corriere della Sera
L'Equipe | L'Équipe | L’Equipe
Gazzetta dello Sport
Marca
Hill
Intercept
ProPublica
FiveThirtyEight
Wired | WIRED
Verge
TechCrunch
Engadget
Gizmodo
Ars Technica
CNET
ZDNet
Mashable
Recode
Motherboard
Vice | VICE | Vice News | VICE News
Techdirt
Quartz
Protocol
The Information
9to5Mac
MacRumors
Digital Trends
The Register
MIT Technology Review
Scientific American
New Scientist
Deadspin
Gawker
Jezebel
Variety
Hollywood Reporter
Deadline
Billboard
ESPN
Sports Illustrated
Bleacher Report
Yahoo News | Yahoo! News | Yahoo Finance
Drudge Report
Democracy Now! | Democracy Now
RealClearPolitics
Roll Call
Foreign Policy
Foreign Affairs
Univision
Telemundo
Voice of America | VOA
Radio Free Europe | RFE/RL
Twitter | Facebook | Instagram | YouTube | Truth Social | Snapchat | TikTok | Tumblr | Reddit
Lancet
Nature
Science
New England Journal of Medicine
"""

ORGANISATIONS = """
Google | Apple | Microsoft | Amazon | Meta | Tesla | SpaceX | Uber | Lyft | Airbnb | Netflix | Intel | Nvidia | NVIDIA
Samsung | Sony | Nintendo | Huawei | Tencent | Alibaba | ByteDance | Baidu | Xiaomi | Qualcomm | Oracle | Cisco | Dell
Adobe | Salesforce | Spotify | OpenAI | Anthropic | DeepMind | PayPal | Visa | Mastercard | Boeing | Airbus
Lockheed Martin | Toyota | Honda | Ford | Volkswagen | Nissan | Hyundai | Siemens | Shell | BP | Exxon | ExxonMobil
Chevron | Gazprom | Yukos | Walmart | Wal-Mart | Costco | Starbucks | McDonald's | Disney | Pfizer | Moderna
AstraZeneca | Novartis | Roche | Merck | Nike | Adidas | Pepsi | Unilever | Nestle | Goldman Sachs | JPMorgan
Citigroup | Morgan Stanley | Barclays | HSBC | UBS | Credit Suisse | Deutsche Bank | BlackRock | Wells Fargo
Lehman Brothers | Moody's | Fitch | White House | Pentagon | Kremlin | Downing Street | Elysee | Congress | Senate
House | Parliament | Supreme Court | Justice Department | State Department | Treasury | Capitol Hill | Foreign Office
Home Office | Cabinet Office | Scotland Yard | Whitehall | Federal Reserve | Fed | Hamas | Hezbollah | Taliban
Islamic State | Al-Qaeda | al Qaeda | Fatah | Labour | Conservatives | Tories | Lib Dems | Liberal Democrats | Sinn Fein
Likud | Democrats | Republicans | GOP | Greenpeace | Amnesty | Oxfam | Planned Parenthood | Human Rights Watch | Unicef
Interpol | Europol | Nato | Opec | Unesco | Fifa | Uefa | Gallup | Pew | YouGov | Ipsos | Quinnipiac | Rasmussen
Morning Consult | Zogby | Gartner | Nielsen | IDC | McKinsey | Washington | Beijing | Moscow | London | Brussels
Tehran | Pyongyang | Seoul | Tokyo | Berlin | Paris | Ankara | Jerusalem | Kiev | Kyiv | Riyadh | Islamabad | New Delhi
China | Russia | Iran | North Korea | South Korea | Japan | Germany | France | Britain | Israel | Saudi Arabia | Turkey
India | Pakistan | Mexico | Canada | Ukraine | Syria | Iraq | Australia | Brazil | Venezuela | Italy | Spain | Greece
Poland | Egypt | Cuba | Taiwan | Indonesia | Qatar | Sweden | Norway | Denmark | Finland | Ireland | Scotland | Wales
England | California | Texas | Florida | New York | New Jersey | Ohio | Michigan | Pennsylvania | Virginia | Arizona
Wisconsin | Illinois | Massachusetts | D.C | U.S | U.K | E.U | U.N
"""
