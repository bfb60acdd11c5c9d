"""Tokens of metadata: dates, clocks, weekdays, counters, addresses and places in many languages.

``TOKEN`` finds them in the view with the kind as the name of the group; ``FIGURE`` says whether a text can have
any but papers and particles, for which ``WORDS`` is enough.
"""

from __future__ import annotations

import re

from cleaner.detectors.names import PAPER

_MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:ch|et)?|apr(?:il)?|ma[yi]|mei|june?|juni|july?|juli|aug(?:ust)?"
    r"|agustus|agu|sept?(?:ember)?"
    r"|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?|tháng\s\d{1,2}|январ[ья]|феврал[ья]|марта?|апрел[ья]"
    r"|ма[йя]|июн[ья]|июл[ья]|августа?"
    r"|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|ocak|şubat|mart|nisan|may[ıi]s|haziran|temmuz|ağustos|eylül|ekim"
    r"|kas[ıi]m|aral[ıi]k"
    r"|[มกพสตธ]\.?[คพยิ]\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม"
    r"|พฤศจิกายน|ธันวาคม|มี\.ค\.|เม\.ย\.|มิ\.ย\."
    r"|janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|juin|juil(?:let)?|août|sept(?:embre)?|octobre|novembre|déc(?:embre)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|märz|oktober|dezember"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)"
)
_DATE = re.compile(
    r"(?:19|20|25)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日|\.)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}"
    r"|\d{2})(?!\d)|\d{1,3}年\d{1,2}月\d{1,2}日"
    r"|[〇零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}[-/]\d{1,2}(?![\d-])"
    rf"|\b\d{{1,2}}\s{_MONTH}(?=,?\s(?:(?:в|at|um|à|às|pukul)\s)?\d{{1,2}}[:.h]\d{{2}})"
    rf"|\b\d{{1,2}}(?:er|º)?\.?\s(?:de\s)?{_MONTH}\.?,?\s(?:del?\s)?(?:\d{{4}}|\d{{2}}(?!\d))|\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
)
_CLOCK = re.compile(
    r"(?:上午|下午|凌晨|晚上|오전|오후|at\s|pukul\s|lúc\s|в\s|à\s|às\s|a\slas\s|um\s|alle\s(?:ore\s)?)?\s?(?<!\d)\d{1,2}(?:[:时時h]\d{2}分?(?::\d{2})?"
    r"|\.\d{2}(?=\s(?:\n|wi[bt]a?|gmt|bst|ist|c?est|น\.)))"
    r"(?:\s?(?:[ap]\.?m\.?|น\.|uhr\b|hrs?\b|h\b))?(?:\s?\(?\b(?:wi[bt]|wita|gmt|utc|est|edt|pst|pdt|cet|bst|ist|jst|kst|msk|мск"
    r"|et|pt)\b(?:\s?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
)
_DAY = re.compile(
    r"周[一二三四五六日]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|\([月火水木金土日一二三四五六월화수목금토일]\)|[월화수목금토일]요일"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:senin|selasa|rabu|kamis|jumat"
    r"|sabtu|minggu)\b"
    r"|\bthứ\s(?:hai|ba|tư|năm|sáu|bảy)\b|\bchủ\snhật\b|\b(?:pazartesi|sal[ıi]|çarşamba|perşembe|cuma|cumartesi|pazar)\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
    r"|\b(?:segunda|terça|quarta|quinta|sexta)-feira\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b"
    r"|\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b"
    r"|\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b"
)
_AGO = re.compile(
    r"(?:\d{1,6}+|an?)\s?(?:分钟|小时|天|周|个月|年)前|刚刚|\b(?:\d{1,6}+|an?)\s(?:min(?:ute)?|hour|day|week|month|year)s?\sago\b"
    r"|\b\d{1,6}+\s(?:menit|jam|hari)\s(?:yang\s)?lalu\b"
    r"|\b\d{1,6}+\s(?:phút|giờ|ngày)\strước\b|\d{1,6}+\s?(?:分|时间|日)前|\d{1,6}+(?:분|시간|일)\s?전|\b\d{1,6}+\s(?:минут[уы]?|час(?:а|ов)?"
    r"|дн(?:я|ей))\sназад\b|\b\d{1,6}+\s(?:dakika|saat|gün)\sönce\b"
    r"|\bil\sy\sa\s\d{1,6}+\s(?:minutes?|heures?|jours?|semaines?|mois|ans?)\b|\bhace\s\d{1,6}+\s(?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b"
    r"|\bhá\s\d{1,6}+\s(?:minutos?|horas?|dias?|semanas?|mês|meses|anos?)\b|\bvor\s\d{1,6}+\s(?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b"
    r"|\b\d{1,6}+\s(?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei])\sfa\b"
)
_COUNT = re.compile(
    r"\d[\d.,]{0,14}+\s?[万千亿wkm]?\+?\s?(?:人|次|个|位)?(?:粉丝|关注|阅读|阅|浏览|播放|评论|点赞|赞|转发|收藏|观看|参与|回复|views?\b|reads?\b"
    r"|followers?\b|comments?\b|shares?\b|likes?\b|subscribers?\b"
    r"|commentaires?\b|partages?\b|vues\b|comentarios?\b|visitas\b|lecturas\b|comentários?\b|visualizações\b"
    r"|kommentare?\b|aufrufe\b|leser\b|commenti?o?\b|visualizzazioni\b"
    r"|lượt\s(?:xem|đọc)|bình\sluận|dibaca|komentar|просмотр\w*|комментари\w*|okunma|yorum|ครั้ง|view|分で読めます"
    r"|コメント|조회|댓글)"
    r"|\d{1,6}+[-\s]min(?:ute)?s?(?:\sto)?(?:\sread)?\b|\d{1,6}+\s?(?:分钟|mnt|menit\s(?:baca|membaca)|phút\sđọc"
    r"|мин\.?(?:\s(?:чтения|на\sчтение))?|dk\.?\sokuma|mn|minut(?:es|os|en|i)(?:\s(?:de\s)?(?:lecture|lectura|leitura|lesezeit|di\slettura))?\b)"
    r"|(?:阅读|浏览|点击|播放|评论|人气|粉丝|观看|访问|阅读量|浏览量|点击量|点击数|浏览次数|阅读数|阅读次数|访问量|查看|回复|字数|views?|dibaca|dilihat|lượt\sxem"
    r"|조회수?|조회\s수|просмотров|комментариев|прочитано|commentaires|vues|comentarios|visitas|comentários|kommentare|aufrufe|commenti|okunma|阅览数?)\s?[:(]?\s?\d[\d.,]{0,14}+\s?[万kwm]?\s?(?:次|人|字|kali|\))?"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}[@#][\w-]{1,63}(?:\.[\w-]{1,63})+|@[\w.]{2,30}|https?://\S+|\bwww\.\S+")
_PLACE = re.compile(
    r"(?:ip\s?属地|发布于|发布地|来自|ip地址)\s?[:：]?\s?[\u4e00-\u9fff]{2,5}|(?<![\u4e00-\u9fff])(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林"
    r"|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    r"|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|自治区)?(?:\s[\u4e00-\u9fff]{2,3}市)?(?![\u4e00-\u9fff])"
)
_GLUE = re.compile(
    r"\b(?:by|and|with|in|for|at|on|of|the|to|oleh|dan|di|và|от|и|в|ve|am|um|par|le|à|et|de|del|du|pour|por|el|las?|en|da|do|dos|das|em|às|as|e|y|von|und|der|il|alle|a)\b|[及和与、]"
)
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1\d{10}|\d{3}-\d{4})(?!\d)")
_KINDS = {
    "address": _ADDRESS, "phone": _PHONE, "date": _DATE, "count": _COUNT, "clock": _CLOCK, "ago": _AGO, "day": _DAY,
    "place": _PLACE, "paper": PAPER, "glue": _GLUE,
}  # fmt: skip
TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern.pattern})" for kind, pattern in _KINDS.items()))
WORDS = re.compile(f"(?P<paper>{PAPER.pattern})|(?P<glue>{_GLUE.pattern})")
FIGURE = re.compile(r"[\d@]|刚刚|www")
