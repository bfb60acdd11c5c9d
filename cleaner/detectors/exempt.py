"""What authors put at the end or between their sentences that is short, unfinished and theirs all the same.

References and appendices, particulars (when, where, whom to call), what a person or a book is described by, titles of
lists, cells of tables, headings and points of Markdown.
Detectors that judge lines by their build alone leave these to rules that know more.
"""

from __future__ import annotations

import re

_REFERENCES = (
    r"\[\d{1,3}\]|参考|引用|文献|资料来源|注释?\s*[:\d]|附[录记件:]|又及|名单|作者单位|参考文献|参考资料|参考文獻|脚注|出典|参照"
    r"|references?\b|bibliography\b|sources?\s*:|notes?\b|appendix\b|footnotes?\b|works cited\b"
    r"|daftar pustaka|tài liệu tham khảo|chú thích|เอกสารอ้างอิง|อ้างอิง|참고|참고문헌|литература\b|примечани|источники\s*:"
    r"|kaynakça|dipnot|\^?\(?\d{1,3}\)\s*ibid"
)
_PARTICULARS = (
    r"(?:时间|日期|地点|地址|电话|热线|传真|邮编|邮箱|联系(?:人|电话|方式)|咨询(?:电话|热线)?|举报(?:电话|邮箱)|报名|集合|会期|会址|票价|门票|价格"
    r"|费用|主持|出席|列席|缺席|记录|记录人|参加人员|主办|承办|协办|开放时间|营业时间|交通|乘车|路线|规格|用料|材料|配料|做法|份量|下次会议"
    r"|日時|場所|会場|住所|電話|料金|申込|主催|定員|対象|材料|일시|장소|주소|전화|문의|준비물|대상|참가비|재료"
    r"|date|time|when|where|venue|place|address|tel(?:ephone)?|phone|fax|e-?mail|price|admission|tickets?|hours"
    r"|open(?:ing hours)?|contact|present|absent|chair|minutes|serves|ingredients"
    r"|tanggal|waktu|tempat|alamat|telepon|harga|bahan|thời gian|địa điểm|địa chỉ|điện thoại|giá|nguyên liệu"
    r"|วันที่|เวลา|สถานที่|ที่อยู่|โทร|ราคา|ส่วนผสม|дата|время|место|адрес|телефон|тел|цена|стоимость|вход"
    r"|tarih|saat|yer|adres|telefon|fiyat|malzemeler)"
    r"[^:]{0,12}:"
)
_MARKDOWN = r"#{1,6}\s|[-*+]\s+`|\d{1,2}\.\s+`|(?:[-*+]\s+)?\[[^\]\n]{1,80}\](?:\(#|:\s?(?:https?:|[./#]))"
_DIRECTIVE = r"\.\.\s(?:_[^:\n]{1,80}:|\|[^|\n]{1,60}\||\w[\w-]{0,30}::)"  # of reStructuredText
_NUMBERED = r"(?:[a-z]|\d{1,2})(?:(?:\.[1-9]\d?){2}\.|(?:\.\d{1,2}){3,4}\.?)\s+[^\W\d]"  # 11.2.2. and no date
_EDITOR = (
    r"(?:\W{0,3}\s)?(?:vim?|ex):\s?(?:set?\s)?\w{2,}|[^\n]{0,120}\s(?:vim?|ex):\s?(?:set?\s)?\w+[=:]|\W{0,3}\s?-\*-"
)
_PROFILE = (
    r"(?:姓名|性别|民族|年龄|生日|出生(?:日期|年月|地)|籍贯|国籍|身高|体重|血型|星座|学历|毕业院校|导演|编剧|主演|片长|片名|书名|出版社|出版时间|页数|定价"
    r"|生年月日|出身地|身長|体重|血液型|監督|出演|出版社|定価|이름|생년월일|신장|체중|감독|출연|출판사"
    r"|name|born|height|weight|directed by|starring|running time|publisher|isbn|pages"
    r"|tanggal lahir|tinggi badan|sutradara|pemain|ngày sinh|chiều cao|đạo diễn|diễn viên|nhà xuất bản"
    r"|вес|рост|режиссёр|режиссер|в ролях|издательство|doğum tarihi|boy|kilo|yönetmen|oyuncular|yayınevi)\s?:"
)
_LIST = r"(?:名单|一览表?|明细表?|清单|附表|对照表|成绩表|日程表|价目表|统计表)"
_TITLE = rf"[^\s。!?,:|]{{2,24}}{_LIST}\s*[:(]?[^\s。!?,:|]{{0,8}}$"
_EXEMPT = re.compile(
    rf"\s*(?:{_REFERENCES}|{_PARTICULARS}|{_PROFILE}|{_TITLE}|{_MARKDOWN}|{_DIRECTIVE}|{_NUMBERED}|{_EDITOR})"
)
_CELLS = re.compile(r"\S(?:\t|\s\|\s)\S")


def exempt(text: str) -> bool:
    """Whether a line (of the view) is a reference, a particular, the title of a list, numbered or one of Markdown."""
    return _EXEMPT.match(text) is not None


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells parted by tabs or bars."""
    return _CELLS.search(text) is not None
