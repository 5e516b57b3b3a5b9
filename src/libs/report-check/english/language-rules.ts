import type { EnglishRule } from './rules.ts'

/** Rules about how it is said and set: words, grammar, punctuation, conventions, layout. */
export const LANGUAGE_RULES: Record<string, EnglishRule> = {
  'P-NUM': {
    title: 'Wrong mark after a heading number',
    why: 'The levels are 一、（一）1.（1）: nothing follows a number in brackets, a full point follows an Arabic number.',
  },
  'W-TYPO': {
    title: 'Wrong character',
    why: 'Characters that look or sound alike; nothing harms the standing of a text more. A unit can add words of its own.',
  },
  'W-TYPO-HOMOPHONE': {
    title: 'Wrong character of the same sound',
    why: 'The wrong candidate was picked while typing pinyin; the result is no word.',
  },
  'W-TYPO-PHRASE': {
    title: 'Wrong character in a set phrase',
    why: 'Idioms and set phrases of official language with one character of the same sound replaced; every reader sees it.',
  },
  'W-VARIANT': {
    title: 'A variant spelling that is not recommended',
    why: 'Of several spellings use the recommended one, and only one within a text.',
  },
  'W-WORD': {
    title: 'Unfit word',
    why: 'Words of similar sense or sound are confused, or say the same twice; use the exact one.',
  },
  'W-TERM': {
    title: 'Irregular name of a post, body or honour',
    why: 'Posts and honours have fixed names; two names blended leave the reader guessing.',
  },
  'W-DUPCHAR': { title: 'A character or word twice', why: 'Left over from typing or editing.' },
  'W-TYPO-NUMBER': {
    title: 'Wrong word beside a number or time',
    why: '量 for 辆, 截止 for 截至: spelling checkers do not see it, readers do.',
  },
  'W-DEDI': {
    title: '的, 地, 得 confused',
    why: '地 after an adverbial, 的 after an attribute, 得 before a complement.',
  },
  'G-FRAGMENT': {
    title: 'A full stop before the sentence is complete',
    why: '“在……帮助下”, “通过……活动” is only an adverbial; no main clause follows before the full stop.',
  },
  'G-GRAMMAR': {
    title: 'Something missing or redundant in the sentence',
    why: 'A function word such as 除 or 在 is missing, or “about … odd” says the same twice.',
  },
  'G-COLLOC': {
    title: 'Verb and object do not go together',
    why: 'The sentence sounds almost right but is not. A unit can add pairs of its own.',
  },
  'P-PUNCT-SPLICE': {
    title: 'A comma before 一是',
    why: 'Before the items begin, the summary must end with a full stop or colon; a comma runs it into the first item.',
  },
  'P-PUNCT-SPEECH': {
    title: 'The full stop of quoted speech stands outside the quotation',
    why: 'Where a whole sentence is quoted behind a colon, its full stop, question or exclamation mark stands inside the quotation.',
  },
  'P-PUNCT-LIST': {
    title: 'A comma between words of a list',
    why: 'Words listed within a sentence are separated by 、; a comma among them breaks the list.',
  },
  'P-PUNCT-QUOTES': {
    title: '、 between titles or quotations',
    why: 'Usually nothing stands between parts that have quotation or title marks of their own.',
  },
  'P-PUNCT-MISSING': {
    title: 'No comma after a four-character clause',
    why: 'A four-character phrase that is a clause of its own runs straight into the next verb.',
  },
  'P-PUNCT-DOUBLE': {
    title: 'Doubled punctuation',
    why: 'Two stops cannot follow each other; mostly left over from editing.',
  },
  'P-PUNCT-SLIP': {
    title: 'A wrong or missing mark',
    why: 'Each mark has its own use; an addressee and the end of a text need one too.',
  },
  'P-PUNCT-ITEM': {
    title: 'An item with full stops inside ends with a semicolon',
    why: 'An item that has a full stop inside cannot end with a semicolon.',
  },
  'P-LIST': {
    title: 'Items end with different marks',
    why: 'Items 一是……二是…… all end with semicolons or all with full stops.',
  },
  'P-PAIR': {
    title: 'Unpaired quotation marks, title marks or brackets',
    why: 'With only one half the reader does not know how far it reaches.',
  },
  'P-SCOPE': {
    title: 'What 其中 covers is unclear',
    why: 'The items after 其中 share the unit of the total; something of another unit joined by 、 reads as part of that total.',
  },
  'P-HALF': {
    title: 'Half-width punctuation in Chinese text',
    why: 'Chinese text takes full-width punctuation, except in numbers, times, addresses and foreign words.',
  },
  'P-SPACE': {
    title: 'A space inside a word',
    why: 'Spaces left from copying a web page or PDF cut words apart and keep them from being found.',
  },
  'C-WIDTH': {
    title: 'Full-width digits or letters',
    why: 'Arabic digits and Latin letters are half-width; full-width ones vary with the font and cannot be searched or computed.',
  },
  'C-CASE': {
    title: 'Wrong case of letters',
    why: 'Grades and common abbreviations are written in capitals: 5A级景区, LED屏.',
    source: 'GB/T 17775《旅游景区质量等级划分》 and others',
  },
  'C-DOCNO': {
    title: 'Irregular document number',
    why: 'The year in full within 〔〕; no 第 before the number and no leading zero.',
  },
  'C-DATE': {
    title: 'A date that does not exist or is irregular',
    why: 'A date that does not exist is wrong for certain; dates have the full year and no leading zeros.',
  },
  'C-WEEKDAY': {
    title: 'Date and weekday disagree',
    why: 'One of them is wrong, and people will doubt that the event took place.',
  },
  'C-PERIOD': {
    title: 'A date outside the reporting period',
    why: 'Something that has happened is dated after the period: a wrong year, or a part of another text.',
  },
  'C-RANGE': {
    title: 'A hyphen in a range of numbers or times',
    why: 'Ranges take — or ～; a hyphen reads as a minus or as part of a number.',
  },
  'C-MEASURE': {
    title: 'Unusual measure word',
    why: 'Official texts write 名 for people, 份 for printed matter, 株 for trees; 个 is colloquial and often inconsistent.',
  },
  'L-PAPER': { title: 'The paper is not A4', why: 'Official documents use A4 (210 mm × 297 mm).' },
  'L-MARGIN': {
    title: 'Margins are not as required',
    why: 'Top 37, bottom 35, left 28, right 26 mm, so that the type area is 156 mm × 225 mm; 1 mm is tolerated.',
  },
  'L-PITCH': {
    title: 'Line spacing is not as required',
    why: '22 lines a page, about 29 pt; usually fixed at 28 to 29 pt, or a grid of 22 lines.',
  },
  'L-FONT': {
    title: 'Font is not as required',
    why: 'Title 小标宋体, first level 黑体, second level 楷体, everything else 仿宋体.',
  },
  'L-SIZE': {
    title: 'Font size is not as required',
    why: 'Title 22 pt (2 号), text and headings 16 pt (3 号).',
  },
  'L-COLOR': { title: 'Text is not black', why: 'Except for the letterhead, official documents are black.' },
  'L-HEADING': {
    title: 'A heading without heading style',
    why: 'With the styles Heading 1 and 2 the navigation pane and the contents show the structure, and looks are changed in one place.',
    source: 'Common practice',
  },
  'L-PAGENO': {
    title: 'No page number',
    why: 'Page numbers are 14 pt (4 号) half-width Arabic digits between two dashes.',
  },
  'L-PAGENO-STYLE': {
    title: 'Page number differs from the standard',
    why: '14 pt, written “— 1 —”, right on odd pages and left on even ones; some units centre it, so this is only a hint.',
  },
}
