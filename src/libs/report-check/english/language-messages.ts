import { capital, inEnglishPageNumber, inEnglishSides, word } from './fragments.ts'
import type { Sentence } from './messages.ts'

/** Word lists share one sentence, with a reason of the list in brackets. */
const LISTED_WORD: Record<string, Sentence> = {
  '“{}”应为“{}”（{}）。': (wrong, right, why) => `“${wrong}” should be “${right}” (${word(why)}).`,
  '“{}”请核对（{}）。': (wrong, why) => `Please check “${wrong}” (${word(why)}).`,
  '“{}”应为“{}”。': '“$1” should be “$2”.',
  '“{}”请核对。': 'Please check “$1”.',
}

/** Messages about how it is said and set. */
export const LANGUAGE_MESSAGES: Record<string, Record<string, Sentence>> = {
  'W-TYPO': LISTED_WORD,
  'W-VARIANT': LISTED_WORD,
  'W-WORD': LISTED_WORD,
  'W-TERM': LISTED_WORD,
  'P-NUM': { '序号“{}”应写作“{}”。': 'Write the number “$1” as “$2”.' },
  'W-TYPO-HOMOPHONE': {
    '“{}”不成词，疑为“{}”。': '“$1” is no word; probably “$2”.',
    '“{}”用在这里不通，疑为“{}”。': '“$1” makes no sense here; probably “$2”.',
  },
  'W-TYPO-PHRASE': { '“{}”应为“{}”。': '“$1” should be “$2”.' },
  'W-DUPCHAR': { '“{}”重复，应为“{}”。': '“$1” is doubled; it should be “$2”.' },
  'W-TYPO-NUMBER': {
    '量词应为“{}”。': 'The measure word should be “$1”.',
    '“截至”到某时为止、其后可再继续；“截止”是到期停止。':
      '截至 means up to a time and may go on; 截止 means that it ends.',
  },
  'W-DEDI': { '“{}”应为“{}”：{}。': (wrong, right, why) => `“${wrong}” should be “${right}”: ${word(why)}.` },
  'G-FRAGMENT': {
    '“在……下”之后没有主句，句子不完整，应改为逗号并补上主句。':
      'No main clause follows 在……下; put a comma and add one.',
    '这句话没有说完，请补上后面的成分。': 'The sentence is not finished; say what follows.',
    '这句话只有状语，没有主句。': 'The sentence has only an adverbial and no main clause.',
  },
  'G-GRAMMAR': {
    '“在……外”应为“除……外”，缺少“除”。': '在……外 should be 除……外; 除 is missing.',
    '“……下”之前缺少“在”，状语不完整。': '在 is missing before ……下.',
    '“通过……使……”没有主语，删去“通过”或“使”。': '通过……使…… has no subject; delete 通过 or 使.',
    '“{}”意思重复，去掉一个。': '“$1” says the same twice; drop one.',
  },
  'G-COLLOC': { '“{}”不搭配，可改为“{}”。': '“$1” do not go together; try “$2”.' },
  'P-PUNCT-SPLICE': { '“{}”之前的总述应以“{}”结束。': 'The summary before “$1” should end with “$2”.' },
  'P-PUNCT-SPEECH': { '引用的是整句话，应写作“{}”。': 'A whole sentence is quoted: write “$1”.' },
  'P-PUNCT-LIST': {
    '这里不用顿号。': 'No 、 here.',
    '并列的词语之间用顿号，这里误用了逗号。': 'Words of a list are separated by 、; here a comma was used.',
    '并列的短语之间用顿号。': 'Phrases of a list are separated by 、.',
    '并列的书名号之间不用逗号。': 'No comma between titles in 《》.',
  },
  'P-PUNCT-QUOTES': { '并列的引号、书名号之间不用顿号。': 'No 、 between quotations or titles.' },
  'P-PUNCT-MISSING': { '“{}”之后应加逗号。': 'Put a comma after “$1”.' },
  'P-PUNCT-DOUBLE': { '标点“{}”连用。': 'The marks “$1” follow each other.' },
  'P-PUNCT-SLIP': {
    '“和”“及”之前不用顿号。': 'No 、 before 和 or 及.',
    '这里不是问句，不用问号。': 'No question is asked here, so no question mark.',
    '动词与它的宾语之间不用逗号。': 'No comma between a verb and its object.',
    '状语之后用逗号，不用顿号。': 'A comma, not 、, follows an adverbial.',
    '并列的词语之间用顿号，这里误用了逗号。': 'Items of a list are separated by 、; here stands a comma.',
    '并列的书名号之间不用逗号。': 'No comma between titles in 《》.',
    '“等”和省略号不能同时用。': '等 and an ellipsis do not stand together.',
    '这里与前后各项一样应用顿号。': 'Use 、, as the items around it do.',
    '句末缺少标点。': 'The sentence lacks its final mark.',
    '主送机关之后应有冒号。': 'A colon belongs behind the addressee.',
  },
  'P-PUNCT-ITEM': {
    '这一条里已有句号，末尾应用句号，各条统一。': 'This item has a full stop inside, so all items end with one.',
  },
  'P-LIST': { '这里与前后各条一样应用分号。': 'Use a semicolon, as the items around it do.' },
  'P-PAIR': { '“{}”没有配对的“{}”。': '“$1” has no “$2” to pair with.' },
  'P-SCOPE': {
    '顿号使后面的“{}”也成了“其中”的一部分，应用分号断开。':
      '、 makes the following “$1” part of 其中; use a semicolon.',
  },
  'P-HALF': {
    '中文里应用全角“{}”。': 'Use the full-width “$1” in Chinese text.',
    '中文里应用引号“”。': 'Use the quotation marks “” in Chinese text.',
  },
  'P-SPACE': { '“{}”中间多了空格。': 'There is a space inside “$1”.' },
  'C-WIDTH': { '数字、字母应用半角。': 'Digits and letters are half-width.' },
  'C-CASE': {
    '等级字母应大写：“{}”。': 'Grades are capitals: “$1”.',
    '标准代号应写作“{}”。': 'Write the standard as “$1”.',
    '缩写应写作“{}”。': 'Write the abbreviation as “$1”.',
  },
  'C-DOCNO': {
    '期数不编虚位，应写作“{}”。': 'Issues are numbered without a leading zero: “$1”.',
    '发文字号应写作“{}”。': 'Write the document number as “$1”.',
    '发文字号的年份应写四位数字。': 'The year of a document number has four digits.',
  },
  'C-DATE': {
    '公文里日期用“日”，应写作“{}”。': 'A document writes 日, not 号: “$1”.',
    '起止日期前后颠倒。': 'The end of the range stands before its beginning.',
    '日期有误：{}年{}月没有{}日。': 'Wrong date: month $2 of $1 has no day $3.',
    '日期有误：{}月没有{}日。': 'Wrong date: month $1 has no day $2.',
    '日期有误：没有{}月。': 'Wrong date: there is no month $1.',
    '月、日不编虚位，应写作“{}”。': 'Month and day have no leading zero: write “$1”.',
    '“十”之后不再写“〇”。': 'No 〇 after 十.',
    '年份应写四位数字。': 'Write the year with four digits.',
  },
  'C-WEEKDAY': { '这一天是{}。': 'That day is a $1.' },
  'C-PERIOD': {
    '日期在报告期（至{}）之后，请核对。': 'The date is after the reporting period (to $1); please check.',
    '别处都不提这一年，年份像是旧稿留下的，请核对。':
      'No other place names this year; it looks left over from an old text, please check.',
  },
  'C-RANGE': { '范围应写作“{}”。': 'Write the range as “$1”.' },
  'C-MEASURE': {
    '集体论“{}”，不论“名”。': 'Bodies are counted with “$1”, not with 名.',
    '“{}”的量词用“{}”。': 'The measure word of “$1” is “$2”.',
    '获评的人论“名”。': 'People who are honoured are counted in 名.',
  },
  'L-PAPER': { '纸张为 {}，应为 A4（{}）。': 'The paper is $1; it should be A4 ($2).' },
  'L-MARGIN': {
    '页边距不合要求：{}。': (sides) => `Margins are not as required: ${inEnglishSides(sides)}.`,
  },
  'L-PITCH': {
    '行距为 {} 倍行距，应为固定值 28 至 29 磅（每页 22 行）。':
      'Line spacing is $1 lines; it should be fixed at 28 to 29 pt (22 lines a page).',
    '行距为 {} 磅，应为固定值 28 至 29 磅（每页 22 行）。':
      'Line spacing is $1 pt; it should be fixed at 28 to 29 pt (22 lines a page).',
  },
  'L-FONT': {
    '{}字体没有指定中文字体，应为{}。': (role, font) =>
      `${capital(word(role))}: no Chinese font is set; it should be ${font}.`,
    '{}字体为{}，应为{}。': (role, now, font) => `${capital(word(role))}: the font is ${now}; it should be ${font}.`,
  },
  'L-SIZE': {
    '{}字号为 {} 磅，应为 {}。': (role, now, size) =>
      `${capital(word(role))}: the size is ${now} pt; it should be ${word(size)}.`,
  },
  'L-COLOR': { '正文里有不是黑色的文字，请改为黑色。': 'Some of the text is not black; make it black.' },
  'L-HEADING': {
    '{}没有用标题样式，导航窗格里看不到。': (role) =>
      `This ${word(role)} has no heading style and is not in the navigation pane.`,
  },
  'L-PAGENO': { '没有页码，请在页脚插入页码。': 'No page number; insert it in the footer.' },
  'L-PAGENO-STYLE': {
    '页码样式与标准不同：{}。': (what) => `The page number differs from the standard: ${inEnglishPageNumber(what)}.`,
  },
}
