"""Learns a lexicon: counts the names in a user's own archive, and adds what copydesk knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.errors import ReadError
from copydesk.finding import Quarantined
from copydesk.readers import open_inputs
from copydesk.readers.mapping import Mapper
from copydesk.text.lexicon import KNOWN_COUPLE, KNOWN_NAME, load_lexicon, pack, save, word_key
from copydesk.text.names import english_text, is_name, read_names
from copydesk_schemas import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.config import Settings


def learn_lexicon(paths: Sequence[str], output: str, settings: Settings, *, alone: bool = False) -> tuple[int, list[str]]:
    """Write a lexicon of the names in an archive; return how many articles were counted, and a line for each input that could not be read.

    Args:
        paths: files, folders, globs, or '-' for standard input.
        output: the file to write.
        settings: how the records are to be read.
        alone: leave out the counts that come with copydesk.

    Raises:
        WriteError: the file cannot be written.
    """
    inputs, problems = open_inputs(paths, settings.limits)
    mapper = Mapper(settings)
    size, words, pairs = 0, Counter[str](), Counter[str]()
    for source in inputs:
        try:
            for item in source.read():
                if isinstance(item, Quarantined):
                    continue
                article = Article.from_dict(mapper.canonical(item.values)[0])
                text = english_text(article.title, article.body, article.language) if article.body else ""
                if text:
                    names = read_names(text)
                    size += 1
                    words.update(names.words)
                    pairs.update(names.pairs)
        except ReadError as error:
            problems.append(str(error))
    if size:
        save(output, _packed(size, words, pairs, alone=alone))
    return size, problems


def _packed(size: int, words: Counter[str], pairs: Counter[str], *, alone: bool) -> bytes:
    shipped = load_lexicon()
    known_words, known_pairs = ({}, {}) if alone else shipped.tables()
    names, couples = ([], []) if alone else (list(shipped.names), shipped.couples)
    for word, n in words.items():
        key = word_key(word)
        articles, commonness = known_words.get(key, (0.0, 0))
        known_words[key] = (articles + n, commonness)
        if articles + n >= KNOWN_NAME and is_name(word):
            names.append(word)
    for pair, n in pairs.items():
        key = word_key(pair)
        known_pairs[key] = known_pairs.get(key, 0.0) + n
        if known_pairs[key] >= KNOWN_COUPLE:
            couples.append(pair)
    return pack(size if alone else size + shipped.size, known_words, known_pairs, names, bytes(shipped.letters), couples)
