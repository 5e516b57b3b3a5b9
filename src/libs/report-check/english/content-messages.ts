import { listed, word } from './fragments.ts'
import type { Sentence } from './messages.ts'

const WHOLE = 'The total stated earlier is “$1”, so the share is $2.'
const DIFFERS = 'The numbers before it give “$1”, not “$2”.'

/** Messages about what a report says. */
export const CONTENT_MESSAGES: Record<string, Record<string, Sentence>> = {
  'N-SPLIT': {
    '数字被换行切断，与下一行连起来是“{}”。': 'A line break cuts the number; joined with the next line it reads “$1”.',
    '这是被切断的数字的后一半，完整的数是“{}”。': 'This is the second half of a cut number; the whole is “$1”.',
  },
  'N-BREAK': {
    '句子在数字之前断行，应与下一行连成一句。': 'The sentence breaks before the number; join it with the next line.',
  },
  'N-SUM': {
    '分项之和是{}，与总数{}不符。': 'The parts add up to “$1”, the total says “$2”.',
    '前面各项之和是{}，与合计{}不符。': 'The items before add up to “$1”, the total says “$2”.',
    '前面是{}，与共计{}不符。': 'Before it stands “$1”, the total says “$2”.',
    '前面各项之和是{}，与{}不符。': 'The items before add up to “$1”, here it says “$2”.',
    '前面各项之和是{}，与共{}不符。': 'The items before add up to “$1”, the total says “$2”.',
  },
  'N-SUM-SCORE': { '分项之和是{}，与总数{}不符。': 'The scores add up to “$1”, the total says “$2”.' },
  'N-PART': {
    '“{}”{}比总数{}还大。': '“$1” $2 is larger than the total $3.',
    '{}比前面的{}还大。': '“$1” is larger than the “$2” it is part of.',
  },
  'N-PERCENT': {
    '比率不会超过100%。': 'A rate cannot exceed 100%.',
    '还有{}没有做完，比率不会是100%。': '“$1” is still open, so the rate is not 100%.',
    '两个百分比之差应写作“{}”。': 'The difference of two rates is told in points: “$1”.',
    '各项占比之和是{}，不是100%。': 'The shares add up to “$1”, not to 100%.',
    '按前面的数字计算是{}，与{}不符。': DIFFERS,
  },
  'N-PERCENT-BASE': { '前文总数是{}，占比应为{}。': WHOLE },
  'N-CONFLICT-AVERAGE': { '按前面的数字计算是{}，与{}不符。': DIFFERS },
  'N-GROWTH': {
    '说的是“{}”，数字却{}了。': (said, turn) => `It says “${said}”, but the number ${word(turn)}.`,
    '说的是“{}”，这里却{}了。': (said, turn) => `It says “${said}”, but here the number ${word(turn)}.`,
    '按两个数计算是{}，与“{}”不符。': 'The two numbers give “$1”, not “$2”.',
    '按后面两个数计算是{}，与这里不符。': 'The two numbers after it give “$1”, which is not what stands here.',
    '按前面的数字计算是{}，与{}不符。': DIFFERS,
    '下降、减少的幅度不会超过100%。': 'Nothing can fall by more than 100%.',
  },
  'N-MAGNITUDE': {
    '按前面的数字计算是{}，与{}不符。': DIFFERS,
    '前文总数是{}，占比应为{}。': WHOLE,
    '前面的说法是“{}”，与{}不符。': 'Before it says “$1”, which “$2” contradicts.',
    '前面的数是{}，与“{}”不符。': 'The number before is “$1”, which does not fit “$2”.',
    '准确的数是{}，与“{}”不符。': 'The exact number is “$1”, which does not fit “$2”.',
    '前面的数是{}，占{}的{}，与“{}”不符。': 'The number before is “$1”, $3 of “$2”, which does not fit “$4”.',
    '后面的数是{}，与“{}”不符。': 'The number after is “$1”, which does not fit “$2”.',
    '前面的数是{}，{}过半。': (number, is) => `The number before is ${number}, which ${word(is)} more than half.`,
  },
  'N-CONFLICT': { '前文同一事实是{}，这里是{}。': 'Earlier the same fact is “$1”, here “$2”.' },
  'N-CONFLICT-COUNT': { '前文“{}”是{}，这里是{}，请核对。': 'Earlier “$1” is “$2”, here “$3”; please check.' },
  'N-CONFLICT-SWAP': {
    '前文是{}，这里是{}，数字可能颠倒，请核对。':
      'Earlier it is “$1”, here “$2”: digits may have changed places; please check.',
  },
  'N-CONFLICT-AGAIN': { '前文“{}”是{}，这里是{}，请核对。': 'Earlier “$1” is “$2”, here “$3”; please check.' },
  'N-CONFLICT-RESTATED': { '前文说的是{}，这里是{}，请核对。': 'Earlier it is “$1”, here “$2”; please check.' },
  'N-UNIT': {
    '金额大得不合常理，请核对“亿”是否应为“万”。': 'The amount is improbably large; check whether 亿 should be 万.',
    '人论“人次”，“场次”用于活动。': 'People are counted in 人次, activities in 场次.',
    '“亿万元”不是金额单位，请核对。': '亿万元 is no unit of money; please check.',
    '参加活动的人论“人次”。': 'Those who take part are counted in 人次.',
    '活动论“场次”，“人次”用于参加活动的人。': 'Activities are counted in 场次; 人次 counts those who take part.',
    '与人数和平均数相比差了一个数量级，请核对“元”“万元”“亿元”。':
      'Beside the count and the average it is a power of ten off; check 元, 万元, 亿元.',
    '平均数的单位是“{}”，总数也应当用“{}”。': 'The average is in “$1”, so the total should be in “$2” too.',
    '人论“名”或“人次”，“场次”用于活动。': 'People are counted in 名 or 人次, activities in 场次.',
    '人论“人”“名”或“人次”，不论“{}”，请核对单位。':
      'People are counted in 人, 名 or 人次, not in “$1”; check the unit.',
    '人论“人次”，材料论“份”，不论“{}”，请核对单位。':
      'People are counted in 人次, papers in 份, not in “$1”; check the unit.',
    '活动论“场”或“次”，不论“{}”，请核对单位。': 'Activities are counted in 场 or 次, not in “$1”; check the unit.',
    '资金论“元”，不论“{}”，请核对单位。': 'Money is counted in 元, not in “$1”; check the unit.',
    '时长论“小时”，不论“{}”，请核对单位。': 'Time is measured in 小时, not in “$1”; check the unit.',
    '里程论“公里”，不论“{}”，请核对单位。': 'Distance is measured in 公里, not in “$1”; check the unit.',
    '面积论“平方米”“亩”等，不论“{}”，请核对单位。':
      'Areas are measured in 平方米, 亩 and the like, not in “$1”; check the unit.',
    '物品论“个”“册”“套”等，不论“{}”，请核对单位。':
      'Things are counted in 个, 册, 套 and the like, not in “$1”; check the unit.',
    '书刊论“册”，不论“{}”，请核对单位。': 'Books are counted in 册, not in “$1”; check the unit.',
    '与总数、平均数相比差了一个数量级，请核对是否丢了“万”。':
      'Beside the total and the average it is a power of ten off; check whether 万 was lost.',
    '资金论“元”，请核对单位。': 'Money is counted in 元; check the unit.',
    '与总数“{}”相比，这里应为“{}”。': 'Beside the total “$1” this should be “$2”.',
    '与前后的数相比，这里应为“{}”。': 'Beside the numbers around it this should be “$1”.',
    '在册的人用“人”，“人次”用于参加活动的次数。': 'People on a roll are counted in 人; 人次 counts attendances.',
    '金额小得不合常理，请核对是否丢了“万”。': 'The amount is too small to be true; check whether 万 was lost.',
    '前文同一个数的单位是“{}”，这里是“{}”。': 'Earlier the unit of the same number is “$1”, here “$2”.',
  },
  'N-FIGURE': {
    '与“{}”的数据{}不一致（{}至{}，记录{}条）。': 'The figure “$1” is “$2” ($3 to $4, $5 records), not this.',
    '与“{}”的数据{}不一致（{}至{}）。': 'The figure “$1” is “$2” ($3 to $4), not this.',
  },
  'N-CONFLICT-EARLIER': { '《{}》里是{}，这里是{}，请核对。': 'In 《$1》 it is “$2”, here “$3”; please check.' },
  'N-PLAUS': {
    '{}比低一级的还多，请核对两个数是否颠倒。':
      'There are more “$1” than of the level below; check whether the two are swapped.',
    '“{}”不可能，请核对数字。': '“$1” is impossible; check the number.',
  },
  'U-PLACEHOLDER': {
    '占位符“{}”没有替换：{}。': (mark, what) => `The placeholder “${mark}” was not replaced: ${word(what)}.`,
  },
  'D-DUP': {
    '并列的同一项写了两遍。': 'The same item is listed twice.',
    '标题重复，保留一个。': 'The title stands twice; keep one.',
    '这个{}与前文重复。': (what) => `This ${word(what)} stands earlier already.`,
    '这句话与前文重复。': 'This sentence stands earlier already.',
  },
  'D-TRUNC': {
    '这是半句话的末尾，前面的主送或导语丢失了。': 'This is the end of a sentence whose beginning was lost.',
    '文稿在这里中断，后面的内容丢失了。': 'The text breaks off here; what follows was lost.',
    '最后一句没有说完，后面的内容丢失了。': 'The last sentence is not finished; what follows was lost.',
    '这里说了“如下”，后面却是另一个标题，内容丢失了。':
      'It says “as follows”, but another heading follows; the content was lost.',
  },
  'D-BREAK': {
    '句子没有说完就换了段，应与下一行连成一句。': 'The sentence is not finished; join it with the next line.',
  },
  'D-BOILER': { '网页残留内容，应删去。': 'Left over from a web page; delete it.' },
  'O-NUMDUP': {
    '序号“{}”重复或倒退，接着前一个应为“{}”。':
      'The number “$1” repeats or goes back; after the one before it should be “$2”.',
  },
  'O-GAP': {
    '序号不连续：“{}”之前少了“{}”。': 'The numbering has a gap: “$2” is missing before “$1”.',
    '序号不从一开始：“{}”之前没有“一”。': 'The numbering does not begin with one: nothing stands before “$1”.',
  },
  'O-HEADING': {
    '序号“{}”与同一组的写法不同，应写作“{}”。':
      'The number “$1” is written otherwise than those of its series; write it as “$2”.',
    '标题序号“{}”应写作“{}”。': 'Write the heading number “$1” as “$2”.',
    '“{}”与序号“{}”粘在一行，应分行并理清层次。':
      '“$1” is stuck to the number “$2”; put them on lines of their own and sort out the levels.',
    '同一组“{}……”有的独立成段，有的与别的挤在一段，应统一。':
      'Of the series “$1……” some items are paragraphs and some are not; treat them alike.',
  },
  'O-COUNT': {
    '这里说“{}”，下文标题是“{}”。': 'It says “$1”, the heading below “$2”.',
    '前面列出{}条，这里说“{}”。': '$1 items stand before it, it says “$2”.',
    '前面列了{}样，这里说“{}”。': '$1 items stand before it, it says “$2”.',
    '前面说“{}”，后面没有列出。': 'It says “$1”, but none are listed.',
    '前面说“{}”，后面只列出{}条。': 'It says “$1”, but only $2 are listed.',
    '前面说“{}”，后面列出{}条。': 'It says “$1”, but $2 are listed.',
    '前面说“{}”，后面列出{}个。': 'It says “$1”, but $2 are listed.',
  },
  'O-ORDINAL': {
    '“{}”{}，这里应是第{}条。': (ordinal, what, right) => `“${ordinal}” ${word(what)}; this should be number ${right}.`,
  },
  'U-FOREIGN': {
    '全文只有这里写到“{}”，请核对是不是本地。': 'Only here the text names “$1”; check whether it is your place.',
    '本文是{}的文稿，这里却以本地口吻写了“{}”，疑为抄自外地。':
      'The text is of “$1”, but speaks of “$2” as its own place; probably copied from elsewhere.',
    '本文这里却以本地口吻写了“{}”，疑为抄自外地。':
      'The text speaks of “$1” as its own place; probably copied from elsewhere.',
  },
  'U-NAME': {
    '本单位名称是“{}”，这里写成了“{}”，请核对。': 'Our unit is called “$1”, here it is “$2”: please check.',
    '本文自称“{}”，这里是“{}”。': 'The text calls itself “$1”, here “$2”.',
    '“{}”已于{}停用，现名“{}”。': '“$1” was given up on $2; the name is now “$3”.',
    '“{}”已停用，现名“{}”。': '“$1” was given up; the name is now “$2”.',
    '本单位全称是“{}”。': 'The full name of the unit is “$1”.',
  },
  'U-NAME-REGION': {
    '全文没有写到哪个{}，这里却自称“{}”，疑为抄自别处。':
      'The text names no place of that level, but here it calls itself “$2”; probably copied.',
    '本地是{}，这里却自称“{}”，疑为抄自别处。':
      'The place is “$1”, but here it says “$2”; probably copied from elsewhere.',
  },
  'U-NAME-SIGNATURE': { '署名“{}”与{}不符。': (name, what) => `The signature “${name}” is not ${word(what)}.` },
  'U-PERSON': {
    '{}的职务登记为“{}”，不是“{}”。': 'The registered post of $1 is “$2”, not “$3”.',
    '前文的{}是“{}”，这里是“{}”，差一个字。': 'Earlier the $1 is “$2”, here “$3”: one character differs.',
    '前文的{}是“{}”，这里是“{}”，请核对。': 'Earlier the $1 is “$2”, here “$3”: please check.',
    '登记的{}是“{}”，这里是“{}”，请核对。': 'The registered $1 is “$2”, here “$3”: please check.',
    '前文称{}为“{}”，这里称“{}”。': 'Earlier $1 is called “$2”, here “$3”.',
  },
  'X-SPLICE': {
    '正文中间又出现一个文稿标题，疑为两份文稿拼在一起。':
      'Another document title stands in the middle of the text; probably two texts were joined.',
    '序号从“{}”重新开始，疑为两份文稿拼在一起。': 'Numbering begins again with “$1”; probably two texts were joined.',
    '署名和日期后面又接着正文，疑为两份文稿拼在一起。':
      'Text goes on after signature and date; probably two texts were joined.',
    '这里说“{}”，全文别处却没有提过这样的单位，疑为拼接了别家的文稿。':
      'It says “$1” here, yet names no such unit anywhere else; probably spliced from another unit’s text.',
    '前文自称“{}”，从这一段起换成“{}”，疑为拼接了别家的文稿。':
      'Before it calls itself “$1”, from this paragraph on “$2”; probably spliced from another unit’s text.',
    '这一段说的是“{}”一类单位的事（{}），全文别处没有提过，疑为拼接了别家的文稿。':
      'This paragraph is the business of “$1” ($2), named nowhere else; probably spliced from another unit’s text.',
  },
  'X-COPY': {
    '这一段有{}与{}的《{}》相同。': (share, whose, name) =>
      `${share} of this paragraph is the same as ${word(whose)} 《${name}》.`,
  },
  'D-MISSING': { '缺少{}。': (what) => `Missing: ${listed(what)}.` },
  'T-OUTDATED': {
    '“{}”已经过时（{}），现为“{}”，请核对。': (term, why, now) =>
      `“${term}” is outdated (${word(why)}), now “${now}”; please check.`,
    '“{}”已经过时（{}），请核对。': (term, why) => `“${term}” is outdated (${word(why)}); please check.`,
  },
  'S-NOFIGURE': { '“{}”没有数字，请写明数量或次数。': '“$1” has no number; say how many or how often.' },
  'S-VAGUE': {
    '“{}”没有写明起止时间，全文也没有年份。': '“$1” says neither from when nor to when, and the text has no year.',
  },
  'S-UNEXPANDED': { '“{}”没有写出是哪几样。': '“$1” does not say which ones.' },
  'S-LENGTH': {
    '全文{}字，超过{}字的上限。': 'The text has $1 characters, more than the limit of $2.',
    '本节{}字，超过{}字的上限。': 'The section has $1 characters, more than the limit of $2.',
  },
}
