"""Which wordings are looked at as one, and that they are doubted as one."""

from pathlib import Path

from stub_runs import STORY, finished

from cleaner.report.picture import Picture, look

NOTICE = "本文由平台用户上传，平台只提供信息存储空间服务，如有侵权请联系我们删除"


def picture(folder: Path, *removed: str) -> Picture:
    texts = {f"{number}.txt": f"{STORY}{number}\n{{{{{part}}}}}" for number, part in enumerate(removed)}
    return look(finished(folder, texts))


def test_versions_of_one_notice_are_a_family_and_less_doubtful(tmp_path: Path) -> None:
    alone = "disclaimer/x|渡轮停了"
    versions = [f"disclaimer/x|{NOTICE}{end}" for end in ("吧", "哦", "谢谢", "合作")]
    made = picture(tmp_path, alone, *versions)
    families = {one.text[0]: one.family for one in made.wordings}
    assert len(families) == 5
    assert len(set(families.values())) == 2
    assert made.wordings[0].text[0] == f"{{{{{alone}}}}}"
    assert [one.family for one in made.doubtful(9)] == [
        families[f"{{{{{alone}}}}}"],
        families[f"{{{{{versions[0]}}}}}"],
    ]


def test_other_rules_are_other_families(tmp_path: Path) -> None:
    made = picture(tmp_path, f"disclaimer/x|{NOTICE}", f"reprint/y|{NOTICE}")
    assert len({one.family for one in made.wordings}) == 2


def test_a_doubtful_row_is_not_hidden_among_its_neighbours(tmp_path: Path) -> None:
    rows = "\n".join(f"{{{{related/x|{part}}}}}" for part in ("甲", "乙", STORY, "丙"))
    made = look(finished(tmp_path, {"a.txt": f"{STORY}\n{rows}"}))
    families = {one.text[0]: one.family for one in made.wordings}
    assert families["{{related/x|甲}}"] == families["{{related/x|乙}}"]
    assert list(families.values()).count(families[f"{{{{related/x|{STORY}}}}}"]) == 1
    assert made.wordings[0].why == ["sentence", "once"]
