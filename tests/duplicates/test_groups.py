"""Groups: every member is like its representative, and nothing chains."""

from __future__ import annotations

import base64
import json
import os

import numpy as np
from stories import near_pairs, shortened, story

from cleaner.duplicates import find
from cleaner.duplicates.groups import Group, Member, ranked


def test_a_chain_is_no_group() -> None:
    links = [story(1, 400)]
    for seed in range(2, 12):
        links.append(links[-1][60:] + story(seed, 60))
    texts = {f"{number:02}": text for number, text in enumerate(links)}
    pairs = near_pairs(texts)
    assert ("00", "01") in pairs
    assert ("00", "10") not in pairs
    groups = find(texts)
    assert len(groups) > 1
    for group in groups:
        for member in group.members:
            pair = tuple(sorted((group.representative, member.name)))
            assert member.name == group.representative or pair in pairs


def test_a_text_joins_the_representative_it_is_most_like() -> None:
    one = story(1, 300)
    texts = {"long": one[:190] + story(3, 210), "one": one, "cut": one[:280]}
    assert set(near_pairs(texts)) == {("cut", "long"), ("cut", "one")}
    [group] = find(texts)
    assert (group.representative, [member.name for member in group.members]) == ("one", ["cut", "one"])


def test_the_representative_is_the_longest_then_the_least_removed_then_the_first() -> None:
    names = ["c", "b", "a", "d"]
    ranks = ranked(names, np.array([5, 5, 5, 9]), np.array([2, 1, 2, 7]))
    assert [names[rank] for rank in ranks] == ["d", "b", "a", "c"]
    text = story(4)
    [group] = find({"b": text, "a": shortened(text, 0.9, 5), "z": text + "甲"})
    assert group.representative == "z"


def test_exact_groups_and_near_ones() -> None:
    text = story(6)
    [exact] = find({"b": text, "a": text})
    assert (exact.kind, exact.representative) == ("exact", "a")
    assert [(member.similarity, member.containment) for member in exact.members] == [(1, 1), (1, 1)]
    [near] = find({"b": text, "a": text, "c": text + "。"})
    assert (near.kind, near.representative, len(near.members)) == ("near", "c", 3)
    assert {member.similarity for member in near.members} == {1.0}


def test_the_record() -> None:
    group = Group("near", "a.txt", (Member("a.txt", 1, 1), Member("b.txt", 2 / 3, 0.875)))
    assert json.loads(group.to_json()) == {
        "schema": 1,
        "kind": "near",
        "representative": "a.txt",
        "members": [
            {"name": "a.txt", "similarity": 1.0, "containment": 1.0},
            {"name": "b.txt", "similarity": 0.6667, "containment": 0.875},
        ],
    }
    assert group.to_json().endswith(b"}\n")


def test_a_name_that_is_not_utf_8_keeps_its_bytes() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    record = json.loads(Group("exact", name, (Member(name, 1, 1),)).to_json())
    assert record["representative"] == record["members"][0]["name"] == "caf\\xe9.txt"
    assert base64.b64decode(record["representative_bytes"]) == b"caf\xe9.txt"
    assert base64.b64decode(record["members"][0]["name_bytes"]) == b"caf\xe9.txt"
