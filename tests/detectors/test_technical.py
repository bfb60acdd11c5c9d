"""Technical texts keep what a story would lose: holes, tags, code, options; a story with one script in it is none."""

from __future__ import annotations

import pytest

from cleaner.detectors.guards import technical
from cleaner.detectors.page import Page
from fixtures import cleaner

BUILD = """\
kiln_add_tile
-------------

.. command:: kiln_add_tile

  Adds a tile to the oven named by ``kiln_select``.

.. code-block:: kiln

  kiln_add_tile(<tile_name> [GLAZE <glaze_name>]
                [FIRE_AT <degrees>])

The list ``${KILN_TILES}`` holds the ``<tile_name>`` of each tile so far; see :ref:`ovens`.

.. code-block:: kiln

  foreach(one IN LISTS KILN_TILES)
    include(${KILN_SOURCE_DIR}/tiles/${one}.kiln)
  endforeach()

The file ``tiles/blue.kiln`` is read when ``--with-blue`` was given on the command line.
"""
MANUAL = """\
名称
       keg - 记录酒桶的温度

概要
       keg [-v] [--file=<log_file>] <keg_name>

描述
       keg 每分钟读一次 /etc/keg/keg.conf 中列出的温度计，把结果写进 /var/log/keg.log。

选项
       -v     把每次读数也写到标准输出。

       --file=<log_file>
              不写 /var/log/keg.log，而写 <log_file>。

文件
       /etc/keg/keg.conf

另见
       brew(1), keg.conf(5), syslog(3)
"""
SHELL = """\
Her notes on the backup of the parish archive

The script runs at night from /etc/cron.d/parish and writes to /srv/backup/parish.

    $ ssh barn ./collect.sh /srv/scans/ /srv/out/
    $ tar --create --file=parish.tar scans

Before the first run create the user:

    useradd --system --home-dir /srv/backup backup
    PARISH_HOME=/srv/backup
    PARISH_MAIL="clerk@parish.example"

If the line ${PARISH_HOME} is empty, read the log in /var/log/parish.log first; collect.sh stops with an error then.
"""
API = """\
# What the weather station answers

`GET /v1/stations/<station_id>` answers with one object:

    {
        "station_id": "harbour-2",
        "Tags": [],
        "readings": [
            {"kind": "wind", "unit": "knots"},
            {"kind": "rain", "unit": "mm"}
        ]
    }

`kind` is one of those in `kinds.json`. A missing reading is `null`, never `0`.

    {
        "station_id": "harbour-3",
        "error": "no such station"
    }

The client in `client.py` calls `fetch_one()` for each of them and `close()` in the end.
"""
STYLE = """\
/* The tide board */
.high { color: navy; }
.low { color: teal; }
.dry { color: maroon; }
#board h2 { font: bold 125% serif; }
#board h3 { margin-top: 1.5em; }
#board ul {
  list-style: none;
  margin: 0;
}
.hidden {
  display: none;
}
"""
STORY = "老船长说，雾散以后他才看见灯塔，那时船离礁石只有几十米，谁也不敢出声。"
LEAK = """\
function load_ad(slot_id) {
  var ad_box = document.getElementById("ad_box");
  ad_box.innerHTML = load_text("/ads/banner/ad.html");
}
"""


@pytest.mark.parametrize("text", [BUILD, MANUAL, SHELL, API, STYLE], ids=("build", "manual", "shell", "api", "style"))
def test_a_technical_text_stays(text: str) -> None:
    assert technical(Page(text, cleaner().rulebook), 0, 1) is not None
    assert cleaner().clean(text).text == text


def test_code_in_one_place_of_a_story_makes_no_technical_text() -> None:
    text = f"{STORY}\n" * 6 + LEAK
    assert technical(Page(text, cleaner().rulebook), 0, 1) is None
    assert "getElementById" not in cleaner().clean(text).text


def test_tokens_do_not_speak_for_themselves() -> None:
    text = "\n".join(f"{STORY}{{{{ item_{n}.title }}}}" for n in range(12))
    assert technical(Page(text, cleaner().rulebook), 0, 1) is None


def test_subtitles_keep_their_italics() -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:03,200\n<i>Who moved the ladder?</i>",
        "2\n00:00:04,100 --> 00:00:06,000\nNobody.",
        "3\n00:00:07,500 --> 00:00:09,900\n<i>Then the goat did.</i>",
    )
    text = "\n\n".join(cues) + "\n"
    assert cleaner().clean(text).text == text
    assert "subtitles" in (technical(Page(text, cleaner().rulebook), 0, 1) or "")
