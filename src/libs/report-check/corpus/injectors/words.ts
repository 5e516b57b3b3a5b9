import { inserted, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

type Pairs = readonly (readonly [right: string, wrong: string])[]

/** Slips that dictionaries of common errors name, for words that reports use. */
const commonSlips: Pairs = [
  ['部署', '布署'],
  ['健全', '建全'],
  ['坐落', '座落'],
  ['截至', '截止'],
  ['贯穿', '贯串'],
  ['反映强烈', '反应强烈'],
  ['弘扬', '宏扬'],
  ['覆盖', '复盖'],
  ['座谈', '坐谈'],
  ['必需', '必须品'],
  ['度过', '渡过'],
  ['检察院', '检查院'],
  ['账本', '帐薄'],
]

/** Sentences that carry a common slip, for idioms that the clean reports may not contain. */
const slipSentences: readonly (readonly [sentence: string, wrong: string])[] = [
  ['全体同志将再接再励，争取更好成绩。', '再接再励'],
  ['今后将一如继往地支持创建工作。', '一如继往'],
  ['大家竞竞业业，任劳任怨。', '竞竞业业'],
  ['各项工作相辅相承，互相促进。', '相辅相承'],
  ['坚持因地制易，分类施策。', '因地制易'],
  ['真正做到家谕户晓。', '家谕户晓'],
  ['形成了齐抓共管的良好氛围，成绩名符其实。', '名符其实'],
  ['全体干部职工发奋图强，锐意进娶。', '进娶'],
  ['认真贯切上级会议精神。', '贯切'],
  ['按装文明提示牌，方便群众。', '按装'],
  ['统一按排，分步实施。', '按排'],
  ['工作中既使遇到困难也不退缩。', '既使'],
  ['切实增强责任感和使命惑。', '使命惑'],
  ['不断提高服务质量和水乎。', '水乎'],
  ['创建成果得到进一步巩固和发扬光大，迫不急待地向前迈进。', '迫不急待'],
  ['由副主记牵头负责。', '副主记'],
  ['做到人尽其材、物尽其用。', '人尽其材'],
  ['有力推动了各项工作的蓬渤发展。', '蓬渤'],
]

/** Core words of the genre with one character exchanged for another of like sound or shape, as input methods and scanners do. */
const coreSlips: Pairs = [
  ['综合', '棕合'],
  ['辖区', '辖驱'],
  ['书记', '书计'],
  ['落实', '落时'],
  ['营造', '营照'],
  ['宣传', '宣转'],
  ['志愿', '志原'],
  ['服务', '服物'],
  ['群众', '群从'],
  ['组织', '组积'],
  ['制度', '治度'],
  ['制定', '治定'],
  ['整治', '整制'],
  ['环境', '环镜'],
  ['帮扶', '邦扶'],
  ['监督', '监都'],
  ['考核', '考劾'],
  ['检查', '捡查'],
  ['坚持', '坚侍'],
  ['巩固', '巩故'],
  ['示范', '示犯'],
  ['荣誉', '荣誊'],
  ['纪律', '记律'],
  ['廉洁', '廉结'],
  ['文明', '文名'],
  ['培训', '陪训'],
  ['满意', '漫意'],
  ['困难', '困唯'],
  ['资助', '资肋'],
  ['慰问', '尉问'],
  ['协调', '协凋'],
  ['联系', '联糸'],
  ['措施', '错施'],
  ['机制', '机治'],
  ['创建', '创健'],
  ['通报', '通抱'],
  ['全面', '全而'],
  ['开展', '开殿'],
]

const variants: Pairs = [
  ['台账', '台帐'],
  ['部分', '部份'],
  ['其他', '其它'],
  ['其余', '其馀'],
  ['账', '帐'],
  ['身份', '身分'],
  ['计划', '计画'],
  ['订阅', '定阅'],
  ['报道', '报导'],
  ['好像', '好象'],
  ['图像', '图象'],
  ['像', '象'],
]

const exchanged = (pairs: Pairs) => (report: CleanReport) =>
  pairs.flatMap(([right, wrong]) => replaceEach(report.text, new RegExp(right, 'g'), () => wrong))

/** Function words of one character where they cannot be the end or the beginning of a longer word. */
const functionWord =
  /(?<!目)的(?![的确士])|(?<![参的])与(?![与会时])|(?<![现正存所实内潜在好])在(?![在于场岗编职册])|(?<!和)和(?![和平美好谐气面睦])|(?<![对一面针相应核校])对(?![对口接标照象于联])/g

const doubledCharacter = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, functionWord, (match) => match[0] + match[0])

const doubledWords = '开展 组织 工作 进行 加强 群众 服务 坚持 社区 活动 成立 建立 干部 职工 推进 全面 创建'.split(' ')

const doubledWord = (report: CleanReport): Candidate[] =>
  doubledWords.flatMap((word) =>
    replaceEach(report.text, new RegExp(`(?<!${word})${word}(?!${word})`, 'g'), () => word + word),
  )

/** 志愿服务 becomes 志愿愿服务: the second character of a word stays behind. */
const lingeringCharacter = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /(?:志愿|老师|荣誉|倡议|整治|排查|落实|宣传|完善|培训|慰问|帮扶)(?=[\u4e00-\u9fff])/g,
    ([word]) => `${word}${word[1]}`,
  )

/** 1200棵 becomes 1200课: the measure typed by its sound. */
const measures: Record<string, string> = { 棵: '课', 篇: '遍', 份: '分', 辆: '量', 幅: '付', 株: '珠' }
const typedMeasure = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /(?<=(?:苗木|树|心得|稿件|手册|资料|传单|车|横幅|展板)\d{1,5})[棵篇份辆幅株](?=[，。；])/g,
    ([measure]) => measures[measure] as string,
  )

const adverbs =
  '深入 扎实 认真 不断 积极 更好 圆满 切实 逐步 广泛 慢慢 悄悄 清清楚楚 认认真真 踏踏实实 坚持不懈 大力 及时 有效 实实在在 全面 稳步 高高兴兴 一笔一笔 一件一件 一条一条 一尺一尺 一句一句 一步一步 一项一项 一分一分 一个一个 一针一线'
    .split(' ')
    .join('|')

const adverbToAttribute = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, new RegExp(`(${adverbs})地(?=[\u4e00-\u9fff])`, 'g'), (match) => `${match[1]}的`)

/** 走得更稳 becomes 走的更稳. */
const complementToAttribute = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /([走说做讲跑守办听写记吃喝开抓看学扮护擦])得(更|很|最|明白|清清|太|好|多|稳|细|格外)/g,
    (match) => `${match[1]}的${match[2]}`,
  )

/** 文明的种子 becomes 文明地种子. */
const attributeToAdverb = (report: CleanReport): Candidate[] =>
  replaceEach(
    report.text,
    /的(?=问题|机制|群众|干部|老人|孩子|志愿者|故事|目标|环境|队伍|成效|原则|基础|居民)/g,
    () => '地',
  )

const outdatedSentences = [
  ['联合国土资源局、工商局等部门开展专项检查。', '国土资源局'],
  ['计划生育办公室配合做好入户走访。', '计划生育办公室'],
  ['深入开展“八荣八耻”社会主义荣辱观教育。', '八荣八耻'],
  ['与国税局、地税局建立了联席会议制度。', '国税局、地税局'],
  ['会同质量技术监督局、食品药品监督管理局开展宣传。', '质量技术监督局'],
  ['县扶贫开发办公室给予了大力支持。', '扶贫开发办公室'],
] as const

const unexpandedSentences = [
  ['全面推进“六型”机关建设。', '“六型”'],
  ['深入落实“五有四落实”要求。', '“五有四落实”'],
  ['扎实开展“七进八送”活动。', '“七进八送”'],
] as const

const collocationSentences = [
  ['这些活动推动了职工的身体锻炼。', '推动了职工的身体锻炼'],
  ['有效改善了干部职工的服务意识。', '改善了干部职工的服务意识'],
  ['进一步提高了单位的精神面貌。', '提高了单位的精神面貌'],
  ['大大增加了全员的业务水平。', '增加了全员的业务水平'],
  ['群众的积极性得到了明显加强。', '积极性得到了明显加强'],
] as const

const grammarSentences = [
  ['在做好节日期间的重要文体活动外，还经常组织各类比赛。', '在做好节日期间的重要文体活动外'],
  ['通过开展这次活动，使全体干部职工受到了一次深刻教育。', '通过开展这次活动，使'],
  ['随着创建工作的深入开展，使群众的文明素质得到提高。', '随着创建工作的深入开展，使'],
] as const

const unfiguredSentences = [
  ['大部分社区都配备了文体设施。', '大部分社区'],
  ['多次组织志愿者到背街小巷开展清扫。', '多次组织'],
  ['大量困难群众得到了及时救助。', '大量困难群众'],
] as const

const wordClasses = ['W-TYPO', 'W-WORD', 'W-VARIANT', 'W-TERM'] as const

export const wordInjectors: Injector[] = [
  {
    kind: 'typo-common',
    classes: wordClasses,
    severity: 'blocker',
    candidates: (report) => [...exchanged(commonSlips)(report), ...inserted(slipSentences)(report)],
  },
  { kind: 'typo-core', classes: wordClasses, severity: 'blocker', candidates: exchanged(coreSlips) },
  { kind: 'variant', classes: wordClasses, severity: 'warning', candidates: exchanged(variants) },
  { kind: 'doubled-character', classes: ['W-DUPCHAR'], severity: 'error', candidates: doubledCharacter },
  { kind: 'doubled-word', classes: ['W-DUPCHAR'], severity: 'error', candidates: doubledWord },
  { kind: 'character-lingers', classes: ['W-DUPCHAR'], severity: 'error', candidates: lingeringCharacter },
  { kind: 'typo-measure', classes: ['W-TYPO'], severity: 'error', candidates: typedMeasure },
  { kind: 'de-for-adverb', classes: ['W-DEDI'], severity: 'warning', candidates: adverbToAttribute },
  { kind: 'de-for-complement', classes: ['W-DEDI'], severity: 'warning', candidates: complementToAttribute },
  { kind: 'di-for-attribute', classes: ['W-DEDI'], severity: 'warning', candidates: attributeToAdverb },
  { kind: 'collocation', classes: ['G-COLLOC'], severity: 'hint', candidates: inserted(collocationSentences) },
  { kind: 'grammar', classes: ['G-GRAMMAR'], severity: 'hint', candidates: inserted(grammarSentences) },
  { kind: 'no-figure', classes: ['S-NOFIGURE'], severity: 'hint', candidates: inserted(unfiguredSentences) },
  { kind: 'outdated-term', classes: ['T-OUTDATED'], severity: 'hint', candidates: inserted(outdatedSentences) },
  {
    kind: 'unexpanded',
    classes: ['S-UNEXPANDED', 'O-COUNT'],
    severity: 'hint',
    candidates: inserted(unexpandedSentences),
  },
]
