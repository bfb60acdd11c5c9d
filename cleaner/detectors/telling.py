"""Words that only an author's text has: of stories, of terms and policies, of sheets of facts; guards look for them."""

from __future__ import annotations

import re

from cleaner.text.tables import fold

LEGAL = re.compile(
    r"^.{0,30}(?:条款|协议|政策|声明|须知|章程|规定|条例|办法|合同|承诺书|告知书|告知单|说明书|说明|公约|细则|通告|公告|规约|规约|ポリシー|约款|약관|방침)(?:[(].{0,20}[)])?$"
    r"|^(?:#+\s)?.{0,24}\b(?:terms\s(?:of|and)|privacy\spolicy|privacy\snotice|licen[cs]e|agreement|disclaimer"
    r"|cookie\spolicy|copyright\spolicy)\b.{0,40}$"
    r"|^(?:kebijakan\sprivasi|syarat\sdan|điều\skhoản|chính\ssách|ข้อกำหนด|นโยบาย|пользовательское\sсоглашение"
    r"|политика\sконфиденциальности|kullan[ıi]m\skoşullar[ıi]|gizlilik)"
)
SECTION = re.compile(  # the heading of an author's own section on rights
    r"(?:#{1,6}\s|=head\d\s|\d{1,2}\.?\s)(?:licen[cs](?:e|ing)|copyrights?|legal|author and copyright"
    r"|copyright and licen[cs]e|许可证?|授权|版权|著作权|ライセンス|著作権"
    r"|라이선스|저작권|лицензия|lisensi|giấy phép|lisans)\W*"
)
GRANT = re.compile(  # what licences of programs say, each part of a licence a group of its own
    r"(?P<permits>permission\s(?:is\shereby\sgranted|to\s(?:use|copy|modify))|redistribution\sand\suse\sin|you\s(?:can|may)\s"
    r"(?:redistribute|copy)\s|copying\sand\sdistribution\sof\sthis|is\sfree\ssoftware|hereby\sgrants?\s(?:to\s)?you)"
    r"|(?P<warrants>without\sany\swarranty|without\swarrant(?:y|ies)\s|[\"“'‘]as[\s-]is[\"”'’]|no\swarranty\b|disclaims?\s(?:all\s)?warrant)"
    r"|(?P<named>gnu\s(?:lesser\s|library\s|affero\s|free\s)*(?:general|documentation)?\s?(?:public\s)?licen[cs]e|apache\slicen[cs]e"
    r"|\b(?:mit|bsd|isc|zlib|x11|mozilla\spublic|artistic|boost\ssoftware|eclipse\spublic)\slicen[cs]e|common-licenses/|licenses/\w"
    r"|copyright-format/|spdx-license)"
    r"|(?P<keeps>copyright\snotice|source\s(?:and\sbinary\sforms?|distributions?\b))"
)
TOLD = re.compile(
    r"(?<!其)他|[她咱俺]|[日基根资成样剧课一两几三]本(?=[文书报社品作号页站刊台版])|我(?![们社司号站台刊报网方局院馆校])|法[院官]|警[方察]|[民交刑]警|记者(?:从|了解|看到|发现"
    r"|采访|问|在)|告诉(?!我们|小编|客服|站长|编辑)|据悉|获悉|近日|昨[天日]|前天"
    r"|[去今明当]年|上[周月]|后来|本文的?(?:结论|目的)|教授|学者|老师(?!\d)|先生|女士|专家(?:认为|表示|指出)|说[,:“]|说道|回忆(?!整理|版)|判决|被告|原告"
    r"|\b(?:he|she|his|her|him|said|says|told|asked|admitted|apologi[sz]ed|argued|replied|ruled|court|judge|police"
    r"|yesterday|professor|mayor|farmers?)\b"
    r"|\b(?:its|their|our)\s(?:results|findings|conclusions?)\b|\barticle\s(?:examines|argues|shows|covers"
    r"|is\sabout|does\snot\scover)\b"
    r"|\b(?:ia|dia|mengaku|mengakui|menilai|menurut|meminta\smaaf|ujar|ujarnya|katanya|kata|mengatakan|polisi|hakim"
    r"|pengadilan)\b"
    r"|\b(?:ông|bà|anh|chị|cho\sbiết|cho\srằng|kể|thừa\snhận|khẳng\sđịnh|xin\slỗi|công\san|tòa\sán)\b"
    r"|เขา|เธอ|เล่าว่า|บอกว่า|กล่าวว่า|เห็นว่า|ยอมรับ|ขอโทษ|ตำรวจ|ศาล"
    r"|\b(?:он|она|сказала?|рассказала?|заявила?|признала?|решила?|извинил\w*|суда?|полици[яи])\b"
    r"|\b(?:dedi|söyledi|anlatt[ıi]|belirtti|ekledi|aç[ıi]klad[ıi]|kabul\setti|karar\sverdi|özür|mahkeme|polis)\b"
    r"|\b[a-zà-ÿ]{3,}ó\b|\b(?:dit-(?:il|elle)|raconte|a\s(?:dit|écrit|répondu|expliqué|raconté)|disse|contou|escreveu|respondeu|explicou"
    r"|sagte|schrieb|erzählte|antwortete|ha\s(?:detto|scritto|spiegato|risposto|raccontato))\b"
    r"|(?:[っいしきぎ]た|れた|かった|という|だった|ている|话す|语る)(?:[。」”]|$)"
    r"|(?:했|였|었|았|겠|갔|왔|됐|났|웠|렸|졌|냈|셨)다(?:[.\s]|$)|\bговорит\b"
)
_WORKS = """
导演 编剧 主演 演员 领衔主演 音乐 作曲 作词 编曲 演唱 出品公司 类型 主持人 主持 参加人员 出席 出席人员 列席 参会人员
议题 记录 记录人 指导教师 指挥 领唱 地点 会议地点 票价 主办 主办单位 发件人 收件人 寄件人 主旨 主题 抄送 发送时间
director cast starring music present apologies attendees venue place location where when chair agenda tickets admission
from to subject sent cc reply-to sutradara pemain tempat peserta kepada dari perihal режиссёр режиссер место участники
кому тема от yönetmen oyuncular yer katilimcilar kime kimden konu 監督 脚本 出演 音楽 場所 出席者 宛先 件名 差出人
감독 출연 장소 참석자 받는사람 보낸사람 제목
"""
WORKS = frozenset(fold(_WORKS).split()) | {"đạo diễn", "diễn viên", "địa điểm", "người nhận", "thành phần"}
"""Labels of works of art, meetings, events and letters: what such a text tells of."""
