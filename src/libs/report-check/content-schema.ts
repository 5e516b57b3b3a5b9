import { z } from 'zod'
import type { CheckData } from './data.ts'

const words = z.array(z.string().min(1)).describe('词')
/** A long list is a text: a parser of YAML is slow with many small values. */
const list = z
  .string()
  .regex(/^(?:\S+(?: \S+)*)?$/)
  .transform((text) => text.split(' ').filter(Boolean))
  .describe('词，空格分开')
const date = z.iso.date().describe('最近一次核对的日期')

const wordEntry = z.strictObject({
  rule: z.enum(['W-TYPO', 'W-VARIANT', 'W-WORD', 'W-TERM']).describe('规则'),
  wrong: z.string().min(2).describe('不该出现的写法'),
  right: z.string().min(1).optional().describe('应当的写法；要由作者选择时不写'),
  reason: z.string().optional().describe('理由'),
  level: z.enum(['blocker', 'error', 'warning', 'hint']).optional().describe('级别，不写时用规则的级别'),
  unless: z.array(z.string().includes('~')).optional().describe('这些上下文里是对的，~ 代表该词'),
  only: z.array(z.string().includes('~')).optional().describe('只在这些上下文里是错的，~ 代表该词'),
  date: date.optional(),
  source: z.string().optional().describe('出处'),
})

const divisions = z.strictObject({
  source: z.string(),
  date: z.iso.date(),
  divisions: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
})

/** One schema per content file of `content/check-rules`, by file name. */
export const checkContentSchemas = {
  'words.yaml': z.strictObject({ date, source: z.string(), entries: z.array(wordEntry) }),
  'collocations.yaml': z.strictObject({
    entries: z.array(
      z.strictObject({
        verb: z.string().min(1),
        object: z.string().min(1),
        better: z.string().min(1).describe('建议的搭配'),
      }),
    ),
  }),
  'measures.yaml': z.strictObject({
    entries: z.array(z.strictObject({ nouns: words, wrong: words, right: z.string().min(1) })),
  }),
  'outdated.yaml': z.strictObject({
    entries: z.array(
      z.strictObject({
        term: z.string().min(2),
        until: z.int().min(1949).max(2100).describe('最后通用的年份'),
        now: z.string().optional().describe('现在的说法'),
        reason: z.string(),
        unless: z.array(z.string().includes('~')).optional().describe('这些上下文里不报，~ 代表该词'),
        body: z.boolean().optional().describe('是机构名称'),
      }),
    ),
  }),
  'phrases.yaml': z.strictObject({
    predicates: words,
    abbreviations: words,
    latin: words,
    core: words,
    office: words,
    attested: words,
  }),
  'set-phrases.yaml': z.strictObject({
    phrases: z.array(z.string().min(4)).describe('四字以上的固定短语'),
    words: z.array(z.string().length(3)).describe('三字词；错一个字就不成词的'),
    pairs: z.record(z.string().length(2), z.array(z.string().length(2))).describe('常连用的两个词：前词 → 后词'),
  }),
  'sounds.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    groups: z.record(z.string().regex(/^[a-z]+[0-4]$/), z.string().min(1)).describe('音节带声调 → 常用字'),
  }),
  'lookalikes.yaml': z.strictObject({ groups: z.array(z.string().min(2)).describe('容易写混的形近字') }),
  'business.yaml': z.strictObject({
    entries: z.array(
      z.strictObject({
        name: z.string(),
        holds: list.optional().describe('它管的行业，那些词它也当自己的用'),
        kin: list.optional().describe('常打交道的行业，要有更多凭据才报'),
        units: list.describe('单位名称里的字样'),
        house: list.describe('这类单位怎样称呼自己'),
        people: list.describe('它怎样称呼自己人'),
        words: list.describe('只有这一行常用的词'),
        common: list.describe('这一行常用、别人也会提到的词，只作旁证'),
      }),
    ),
  }),
  'particles.yaml': z.strictObject({
    adverbs: words,
    pure: words,
    verbs: words,
    adjectives: words,
    nouns: words,
    complements: words,
    results: words,
  }),
  'divisions.json': divisions,
  'vocabulary.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    words: z.array(z.array(z.string())).length(4).describe('按字数、再按词频（2 的幂）分组的词，首尾相接'),
    office: z.string().describe('公文常用的两字词，首尾相接；只把别的字改成这些词'),
  }),
  'neighbours.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    characters: z.string().describe('出现在公文常用词前后的字，最常见的在前'),
    rows: z.string().describe('每个公文常用词两段：前面出现过的字、后面出现过的字，按在 characters 里的距离编码'),
  }),
  'company.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    characters: z.string().describe('公文用字，相邻的字最多的在前；^ 代表标点、数字等'),
    common: z.string().describe('每个字出现的次数，以 2 的幂计，A 为一次'),
    rows: z.string().describe('每个常用两字词两段：前面、后面出现过的字，编码同 neighbours.json'),
    pairs: z.string().describe('每个字六段：后面出现过 4、16、64……次的字，编码同 neighbours.json'),
  }),
  'grams.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    seen: z.string().describe('每个常用两字词一段：公文里后面出现过的两字词，按距离编码'),
    often: z.string().describe('其中常见的'),
  }),
  'alike.json': z.strictObject({
    source: z.string(),
    date: z.iso.date(),
    groups: z.string().describe('由字形编码推出的形近字：一字在前，与它形近的字在后，空格分开'),
  }),
} as const

export type CheckContentFile = keyof typeof checkContentSchemas

/**
 * Validates the parsed content files and joins them to the data of the checker.
 *
 * @param files parsed YAML or JSON by file name; every name of `checkContentSchemas` must be there
 * @throws ZodError that names the entry at fault
 */
export function parseCheckContent(files: Record<CheckContentFile, unknown>): CheckData {
  const {
    core: _core,
    office: _office,
    attested: _attested,
    ...phrases
  } = checkContentSchemas['phrases.yaml'].parse(files['phrases.yaml'])
  const set = checkContentSchemas['set-phrases.yaml'].parse(files['set-phrases.yaml'])
  const joined = Object.entries(set.pairs).flatMap(([first, seconds]) => seconds.map((second) => first + second))
  const vocabulary = checkContentSchemas['vocabulary.json'].parse(files['vocabulary.json'])
  const neighbours = checkContentSchemas['neighbours.json'].parse(files['neighbours.json'])
  const { source: _source, date: _date, ...company } = checkContentSchemas['company.json'].parse(files['company.json'])
  const { seen, often } = checkContentSchemas['grams.json'].parse(files['grams.json'])
  return {
    words: checkContentSchemas['words.yaml'].parse(files['words.yaml']).entries as CheckData['words'],
    collocations: checkContentSchemas['collocations.yaml'].parse(files['collocations.yaml']).entries,
    measures: checkContentSchemas['measures.yaml'].parse(files['measures.yaml']).entries,
    outdated: checkContentSchemas['outdated.yaml'].parse(files['outdated.yaml']).entries as CheckData['outdated'],
    business: checkContentSchemas['business.yaml'].parse(files['business.yaml']).entries,
    particles: checkContentSchemas['particles.yaml'].parse(files['particles.yaml']),
    divisions: checkContentSchemas['divisions.json'].parse(files['divisions.json']).divisions,
    vocabulary: { words: vocabulary.words, office: vocabulary.office },
    neighbours: { characters: neighbours.characters, rows: neighbours.rows },
    company,
    grams: { seen, often },
    alike: checkContentSchemas['alike.json'].parse(files['alike.json']).groups.split(' '),
    ...phrases,
    setPhrases: [...new Set([...set.phrases, ...set.words, ...joined])],
    sounds: checkContentSchemas['sounds.json'].parse(files['sounds.json']).groups,
    lookalikes: checkContentSchemas['lookalikes.yaml'].parse(files['lookalikes.yaml']).groups,
  }
}
