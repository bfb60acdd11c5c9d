"""Texts for these tests: random stories, and others that share a known part of them."""

from __future__ import annotations

import random
from itertools import combinations

from cleaner.duplicates.scheme import SHINGLE
from cleaner.duplicates.threshold import Threshold
from cleaner.duplicates.tokens import tokenize

HAN = [chr(code) for code in range(0x4E00, 0x9FA0)]


def story(seed: int, length: int = 300) -> str:
    """A text of random characters: two of them share practically no shingle."""
    return "".join(random.Random(seed).choices(HAN, k=length))


def shortened(text: str, share: float, seed: int) -> str:
    """The text with its end exchanged for another: ``share`` of its characters stay."""
    kept = round(len(text) * share)
    return text[:kept] + story(seed, len(text) - kept)


def corpus(seed: int, count: int) -> dict[str, str]:
    """Texts with families among them, near and exact, in many degrees."""
    choose = random.Random(seed)
    texts: dict[str, str] = {}
    for number in range(count):
        name = f"{number:04}"
        if texts and choose.random() < 0.6:
            model = choose.choice(list(texts.values()))
            change = choose.random()
            if change < 0.2:
                texts[name] = model
            elif change < 0.5:
                texts[name] = model[: round(len(model) * choose.uniform(0.4, 1))]
            else:
                texts[name] = shortened(model, choose.uniform(0.4, 1), 10_000 * seed + number)
        else:
            texts[name] = story(10_000 * seed + number, choose.choice((0, 3, 4, 5, 8, 40, 150, 300)))
    return texts


def shingles(text: str) -> set[tuple[int, ...]]:
    """The set of shingles, as tuples of tokens."""
    tokens = tokenize([text])[0].tolist()
    return {tuple(tokens[at : at + SHINGLE]) for at in range(len(tokens) - SHINGLE + 1)}


def near_pairs(texts: dict[str, str], threshold: float = 0.5) -> dict[tuple[str, str], tuple[float, float]]:
    """All pairs of different texts that meet the threshold, with similarity and containment, by comparing every two."""
    limit = Threshold(threshold)
    sets = {name: found for name, text in texts.items() if (found := shingles(text))}
    pairs = {}
    for a, b in combinations(sorted(sets), 2):
        shared, sizes = len(sets[a] & sets[b]), sorted((len(sets[a]), len(sets[b])))
        similarity, containment = shared / (sum(sizes) - shared), shared / sizes[0]
        contained = containment >= limit.containment and sizes[0] / sizes[1] >= limit.size_ratio
        if similarity >= threshold or contained:
            pairs[a, b] = similarity, containment
    return pairs
