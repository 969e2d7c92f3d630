"""The commonest function words of the languages that news records come in, written in the Latin, Cyrillic, Arabic and Devanagari scripts."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "en": "the of and to in is was for on that with as by at from it he "
    "his are this be has have not they which an were but had their she who will you",
    "de": "der die und das in den von zu mit sich des auf für ist im dem nicht "
    "ein eine als auch es an werden aus er hat dass sie nach wird bei einer um noch",
    "fr": "le la les de des et en du un une dans que qui est pour au pas "
    "sur par plus ce se avec il sont elle aux cette ont mais nous leur été d'une c'est",
    "es": "el la los las de que y en del se por un una con para es su "
    "al lo como más pero sus ha este sin sobre también fue entre cuando muy desde está",
    "pt": "o a os as de que e do da em um uma para com não por mais dos das se na no ao foi como é são pelo pela também seu sua está ser nos nas",
    "it": "il lo la gli le di che e un una per è in con del della non si sono al dei nel alla anche più da come ha ma dal sul delle questo nella",
    "nl": "de het een van en in dat is op te voor met zijn niet aan er "
    "om ook als door naar bij maar uit worden heeft nog wordt over deze hij werd dit",
    "sv": "och att det i en som på är av för med till den har de inte om ett han men var sig från vi så kan när år eller under också",
    "da": "og at det i en som på er af for med til den har de ikke om et han men var sig fra vi så kan når år eller også efter blev",
    "no": "og at det i en som på er av for med til den har de ikke om et han men var seg fra vi så kan når år eller også etter ble",
    "fi": "ja on ei että se hän oli ovat mutta myös kun niin kuin joka mukaan tai sen ole vuoden jo nyt sekä voi kanssa vain hänen jonka",
    "pl": "w i na z się nie do to że jest o za jak po od przez dla ale są co przy jego oraz by już tym tego było może które który",
    "cs": "a v se na je že s z do o i to k ve pro za by ale po si jako od podle jsou ze už také které který jeho byl při nebo",
    "sk": "a v sa na je že s z do o aj to k vo pre za by ale po si ako od podľa sú zo už tiež ktoré ktorý jeho bol pri alebo",
    "hu": "a az és hogy is nem egy ez meg csak volt már de el azt van mint ha még vagy után lehet szerint több ki amely majd között",
    "ro": "și în de la a cu pe că nu este din o mai pentru un care au fost sunt dar prin după ce fi lui această s-a al",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi ne kadar sonra var en ise ancak olduğu göre her ama oldu yeni",
    "hr": "i je u se na da za od su s o koji kako što nije a bi biti će ali koje iz više samo godine kao jer nakon još",
    "sl": "in je v na se za da so s ki z pa tudi po bi kot ne od iz o bo ali ni še lahko ob pri leta več že",
    "lt": "ir kad į yra iš su tai bei apie buvo kaip bet nuo dėl savo po ne tik už jau metų prie taip šio",
    "lv": "un ir ka no ar par uz bet kas tas arī pie kā nav pēc vai lai gada tika to būs jau viņš tiek",
    "et": "ja on et ei see oma ka kui ning mis aga või oli selle ta kes üle aasta nii veel ma siis olnud",
    "ca": "el la els les de que i en del un una per amb és no al se va més com ha dels aquest són ser entre també",
    "eu": "eta da ez bat du dute zen izan dira ere baina hau egin dela den duen batean dago beste gabe",
    "id": "yang dan di ini dari untuk dengan pada itu dalam tidak akan oleh ke juga adalah telah saat lebih bisa karena ada kami kepada",
    "ms": "yang dan di ini dari untuk dengan pada itu dalam tidak akan oleh ke juga adalah telah lebih boleh kerana ada beliau kata ialah",
    "vi": "và của các là trong có được cho không những với một người này đã khi ra từ đến về cũng tại theo như",
    "sq": "dhe të në e një për me që nga është si ka por nuk do janë më këtë kjo së kanë pas",
    "ru": "и в не на что с он как по это из к за от его но для был а до о же то при года также после было",
    "uk": "і в не на що з та як до у від за про його це для але був є які або щодо після буде під також року",
    "bg": "и на да се в за от не са по с че ще като е до това при но само има след които още или беше към",
    "sr": "и је у се на да за од су са о који како што није а би бити ће али које из више само године као јер",
    "mk": "и на да се во за од не се по со дека ќе како е до ова при но само има по кои уште или беше",
    "ar": "في من على أن إلى عن التي الذي هذا هذه كما بعد ما بين كان قد لا أو مع حيث",
    "fa": "در به از که این را با است برای آن یک خود تا بر هم نیز شده اما می‌شود کرد",
    "ur": "کے میں کی ہے اور سے کا کہ کو نے پر ہیں اس یہ بھی تھا ایک کر ہو جو",
    "hi": "के में की है और से का को ने पर हैं कि यह भी था एक कर इस लिए नहीं",
    "mr": "आहे आणि या च्या ते हे तर मध्ये नाही असे होते केली केला झाले त्या एक यांनी",
}
"""Tag to the words, each in lower case."""

RELATED = (
    frozenset({"da", "no"}),
    frozenset({"id", "ms"}),
    frozenset({"bg", "mk"}),
    frozenset({"cs", "sk"}),
    frozenset({"hr", "sr", "bs", "sl"}),
    frozenset({"es", "ca"}),
)
"""Languages that these lists cannot tell apart for sure."""
