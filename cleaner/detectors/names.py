"""Names of persons and of papers, told by their form.

A Chinese name is a surname of a closed list and one or two characters; elsewhere names are runs of capitalised words.
Papers and sites name their trade at the end (日报, 客户端, Herald, Online).
"""

from __future__ import annotations

import re

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤尚温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉"
    "骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎"
    "甄丛仲虞敖巩明佘池查麻苑迟邝匡官封谈鞠惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮蔺楼盘满闻位厉"
)
COMPOUND = "欧阳|太史|上官|端木|司马|东方|独孤|南宫|夏侯|诸葛|尉迟|皇甫|澹台|公孙|慕容|司徒|令狐|宇文|长孙|司空"
HAN_NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}]\s?[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff])?)"
_LATIN = r"[A-ZÀ-ÞĀ-Ž\u0410-\u042f\u1ea0-\u1ef9İŞĞÇÖÜĐ][\w'’.-]*"
_HAN_ONLY = rf"(?<![\u4e00-\u9fff]){HAN_NAME}(?![\u4e00-\u9fff])"
NAME = re.compile(
    rf"{_HAN_ONLY}|(?<!\w){_LATIN}(?:\s{_LATIN}){{0,4}}|(?<![\uac00-\ud7af])[\uac00-\ud7af]{{2,4}}(?:\s?기자)?(?![\uac00-\ud7af])"
)
JAPANESE_NAME = re.compile(
    rf"(?<![\u3040-\u30ff\u4e00-\u9fff])[\u4e00-\u9fff]{{1,3}}\s?[\u3040-\u309f\u4e00-\u9fff]{{1,4}}(?:[((][\u3040-\u309f・·\s]+[))])?(?![\u3040-\u30ff\u4e00-\u9fff])"
    rf"|(?<!\w){_LATIN}(?:\s{_LATIN}){{0,3}}"
)
PAPER = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,12}?(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|周刊|杂志|报|新闻网|新闻|在线|客户端|融媒体?中心|融媒|电视台|广播电台|通讯社|财经|观察|网|官方账号|公众号|新闻社|編集部|编辑部|中心|笔记|頭條|头条)(?:客户端|官方账号|讯)?(?![\u4e00-\u9fff])"
    r"|(?<![\uac00-\ud7af])[\uac00-\ud7af]{1,8}?(?:신문|일보|뉴스|경제|타임스|방송)(?![\uac00-\ud7af])"
    r"|\b(?:the\s)?[\w-]+(?:\s[\w-]+)?\s(?:news|herald|times|post|journal|daily|gazette|tribune|press|online|chronicle|observer|ledger|mercury)\b"
    r"|\b(?:kabar|berita|harian|tribun|báo|газета|вестник\w*|новости)\s[\w-]+(?:\s[\w-]+)?|\b\w+\.(?:com|net|org|cn|co\.\w\w|info|инфо|vn|id|ru)\b"
    r"|ผู้จัดการออนไลน์|[\u0e00-\u0e7f]{2,20}(?:ออนไลน์|นิวส์)"
)
