"""Forms: what adverts name that no list can know, told by its shape.

Brands change every week, sums and accounts with every advert; how they are written does not.  The patterns read the
folded view and are bounded, so that a line costs time by its length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TLD = "com|net|org|cc|vip|top|xyz|bet|win|club|app|live|pro|me|io"
_LABEL = (
    r"q\s?q群?|微信号?|威信|薇信|v信|vx|wx|weixin|飞机|纸飞机|电报|tg|telegram|line(?: ?id)?|whatsapp|wa|zalo"
    r"|skype|kakao|카톡|텔레그램|ไลน์|电话|手机|热线|专线|电\b|tel|hotline|群|加v|\bq"
)
_TRADE = "bet|bets|win|slot|slots|casino|toto|hoki|4d|club|poker|play|spin|spins|vegas|bahis"
_LETTER = "a-zà-öø-ÿğışœ"
_WORD = (  # that ends as a name of the trade does
    "alphabet|display|gameplay|fairplay|airplay|wordplay|swordplay|horseplay|interplay|underplay|topspin|backspin|sidespin"
    "|darwin|baldwin|goodwin|godwin|corwin|sherwin|nightclub|aeroclub|yachtclub|rowingclub|sportclub|fußballclub|jazzclub"
)
# 一元 is as often "of one unknown" (一元二次方程, 一元论); a sum is what one does something for
_DONE = (
    "购|抢|秒|夺宝|换购|领(?!导|袖|域)|送|拿|得|租|拍|起(?!源)|包邮|体验|试|学(?!说|派|术)|入学"
    "|开店|加盟|安装|办(?!学)|提|住|吃|喝|看"
)

FORMS: Mapping[str, re.Pattern[str]] = {
    # names of letters and digits: raja88, 88bet, f8bet; or of letters and the word of the trade: luckyspin
    "@name": re.compile(
        r"(?<![^\W_])(?:[a-z]{2,12}\d{2,4}|\d{2,4}[a-z]{2,8}|[a-z]\d{1,3}[a-z]{2,6}"
        rf"|(?=[{_LETTER}]{{0,24}}\d|[{_LETTER}]{{6}})(?!(?:{_WORD})(?![^\W_]))"
        rf"[{_LETTER}]{{0,9}}(?:\d{{1,3}}(?:{_TRADE})(?:on|br)?|(?:{_TRADE}))\d{{0,4}})(?![^\W_])"
        r"|(?<!\w)[а-яё]{2,12}-?бет(?!\w)|(?<!\w)[\uac00-\ud7af]{1,6}벳(?![\uac00-\ud7af])|[\u0e01-\u0e4e]{2,8}(?:88|99|168|789|777|888|365|456)(?!\d)"
    ),
    # sums with what is done with them: 充100, 送88, 限时19.9, $9, 300 spins
    "@money": re.compile(
        r"(?:限时|仅需|只需|仅售|低至|原价|券后|到手|特价)\s?\d[\d.]*|[$€£₽₺฿]\s?\d[\d,.]*"
        r"|打?[一二三四五六七八九\d.]{1,4}折|\d{1,2}%\s?off|\d{1,9}円off"
        r"|[送赠领返减存充储赚冲][一二两三四五六七八九十百千万\d]{1,9}[元块万]?|百分之[一二三四五六七八九十百点]{1,8}"
        r"|前\s?\d{1,5}\s?[名位](?=[^。]{0,4}(?:赠|送|免|下单|享|半价|报名|优惠|立减|领))"
        rf"|(?<![\d.十百千万亿零])(?:[01零一](?=元(?:{_DONE}))|[01](?=元(?!\w)))元"
        r"|\d{2,4}%\s(?:welcome|bonus|match|deposit|cashback)"
        r"|\d{1,9}\s?(?:percent|persen|phần trăm|spins|fs|만|万円|ドル)"
        r"|\d[\d.,]{0,14}+\s?(?:€|₽|₺|(?:euros?|reais|rodadas|giros|tours|giri|freispiele|фриспинов|рубл[еяь]й?|руб|tl)(?!\w))"
    ),
    # verbs that bid the reader, where their endings tell them
    "@bid": re.compile(
        r"\b[а-яё]{3,}(?:йте|ите|ьте)(?:сь)?\b|[\uac00-\ud7af]{1,6}(?:세요|십시오)|기?\s?바랍니다|ください|お願い(?:いた)?します"
        r"|お待ちして(?:い|お)り?ます|\b(?:yuk|ayo|mari|silakan|hãy|vui\slòng|xin\smời|lütfen)\b"
    ),
    # addresses of sites
    "@link": re.compile(
        rf"(?<![\w@.])(?:https?://)?[a-z0-9-]{{2,30}}(?:\.[a-z0-9-]{{2,24}})?\.(?:{_TLD})(?:/[\w./-]{{0,60}})?(?!\w)"
        rf"|\b[a-z0-9-]{{4,30}}\s[(\[]?dot[)\]]?\s(?:{_TLD}|biz|info|shop)\b"
    ),
    # accounts and telephone numbers, the digits also set apart
    "@contact": re.compile(
        rf"(?:{_LABEL})[\s:@+(]{{0,4}}(?=[^\s。,!?]{{0,12}}[\da-z])[a-z0-9_@+()-](?:[ ._-]?[a-z0-9_@+()-]){{3,24}}"
        r"|@[a-z]{2,20}\d{1,6}(?!\w)|t\.me/\w{3,30}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|\b0?[48]00-\d{3,4}-\d{3,4}"
        r"|\b(?:call|ring|phone|text|dial)\s(?:us\s)?(?:now\s)?(?:on\s|at\s)?\+?[\d(][\d ()-]{6,16}\d"
        r"|[☎☏📞✆]\s?[\d+][\d ()-]{5,16}"
    ),
}
