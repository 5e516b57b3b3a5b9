import { paragraphs, prose, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Real places to put where the own one stood, by the last character of the name. */
const foreignPlaces: Record<string, string[]> = {
  省: ['辽宁省', '贵州省', '山西省'],
  市: ['大庆市', '曲靖市', '天水市', '汕头市', '邯郸市'],
  县: ['沂南县', '叶县', '武功县', '盘山县'],
  区: ['沙坪坝区', '铁西区', '龙亭区'],
}

/** Text after the title and before the signature, where a place is the unit's own. */
function body(report: CleanReport): { start: number; end: number } {
  const lines = paragraphs(report.text)
  const signed = report.lacks.includes('signature') ? lines.length : lines.length - 2
  return { start: lines[1]!.start, end: lines[signed - 1]!.end }
}

const inBody = (report: CleanReport, candidates: Candidate[]) => {
  const { start, end } = body(report)
  return candidates.filter((candidate) => candidate.start >= start && candidate.end <= end)
}

/** Own place names of which another copy stays in the report, so that the exchanged one is a stranger. */
function repeatedPlaces(report: CleanReport): string[] {
  return report.place.filter((name) => report.text.split(name).length > 2)
}

/** The name speaks for the unit: it begins a sentence, or the unit's full name goes on after it. */
function ownVoice({ text, unit }: CleanReport, name: string, at: number): boolean {
  const next = text[at + name.length]!
  const opensSentence = /[\n。]/.test(text[at - 1] ?? '\n') && !'与和、的'.includes(next)
  return opensSentence || text.startsWith(unit.slice(unit.indexOf(name)), at)
}

const foreignPlace = (report: CleanReport): Candidate[] =>
  repeatedPlaces(report).flatMap((name) =>
    inBody(
      report,
      (foreignPlaces[name.at(-1)!] ?? []).flatMap((foreign) =>
        replaceEach(report.text, new RegExp(quoted(name), 'g'), () => foreign),
      ),
    ).filter(({ start }) => ownVoice(report, name, start)),
  )

/** A promise to serve somebody else's region, as left behind by copying. */
const foreignPromise = (report: CleanReport): Candidate[] => {
  const last = prose(report).at(-1)
  if (!last || report.place.length === 0) return []
  return ['大庆市', '曲靖市', '盘山县', '邯郸市'].map((foreign) => {
    const sentence = `今后，我们将继续努力，为${foreign}经济社会发展作出新的更大贡献。`
    const at = last.end + sentence.indexOf(foreign)
    return { start: last.end, end: last.end, text: sentence, mark: { start: at, end: at + foreign.length } }
  })
}

/** The signature of another unit. */
const foreignSignature = (report: CleanReport, others: readonly CleanReport[]): Candidate[] => {
  if (report.lacks.includes('signature')) return []
  const signature = paragraphs(report.text).at(report.lacks.includes('date') ? -1 : -2)!
  return others
    .filter((other) => other.unitType !== report.unitType)
    .map(({ unit }) => ({ start: signature.start, end: signature.end, text: unit }))
}

const selves = ['局', '院', '所', '馆', '校', '站', '中心', '公司', '处', '库', '街道', '镇', '村']

/** 我局 in the report of a hospital. */
const wrongSelf = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /我([局院所馆校站处库段店])(?=[\u4e00-\u9fff])/g, (match) => {
    const own = match[1]!
    const foreign = selves.find(
      (word) => word !== own && !report.unit.includes(word) && !report.text.includes(`我${word}`),
    )
    return foreign && `我${foreign}`
  })

const masks = ['xx', 'XX', '××', '**', '某某', 'ＸＸ', '○○']

const maskedName = (report: CleanReport): Candidate[] =>
  report.place.flatMap((name) =>
    masks.flatMap((mask) =>
      replaceEach(report.text, new RegExp(quoted(name), 'g'), () => mask + name.at(-1)!).map((candidate) => ({
        ...candidate,
        mark: { start: candidate.start, end: candidate.start + mask.length },
      })),
    ),
  )

const maskedYear = (report: CleanReport): Candidate[] =>
  ['201X', '20XX', '202×', '20**', 'XXXX', '202x', '20__'].flatMap((mask) =>
    replaceEach(report.text, /\d{4}(?=年)/g, () => mask),
  )

const maskedNumber = (report: CleanReport): Candidate[] =>
  ['XX', '××', 'xxx', '**', '__', '（　）'].flatMap((mask) =>
    replaceEach(report.text, /(?<=[\u4e00-\u9fff])\d{2,}(?=[人名件户场次家])/g, () => mask),
  )

/** A known person is given a post that somebody else holds. */
const wrongPost = (report: CleanReport): Candidate[] =>
  report.people.flatMap(({ name, posts }) =>
    ['局长', '主任', '副处长', '党工委副书记', '工会主席', '总工程师']
      .filter((post) => !posts.some((own) => own.includes(post) || post.includes(own)))
      .flatMap((post) => [
        ...replaceEach(
          report.text,
          new RegExp(`(?:${posts.map(quoted).join('|')})${name}`, 'g'),
          () => `${post}${name}`,
        ),
      ]),
  )

export const unitInjectors: Injector[] = [
  { kind: 'foreign-place', classes: ['U-FOREIGN'], severity: 'blocker', candidates: foreignPlace },
  {
    kind: 'foreign-place-known',
    classes: ['U-FOREIGN'],
    severity: 'blocker',
    needs: 'unit',
    candidates: foreignPlace,
  },
  { kind: 'foreign-promise', classes: ['U-FOREIGN'], severity: 'blocker', candidates: foreignPromise },
  {
    kind: 'foreign-signature',
    classes: ['U-FOREIGN', 'U-NAME', 'X-SPLICE'],
    severity: 'blocker',
    candidates: foreignSignature,
  },
  {
    kind: 'foreign-signature-known',
    classes: ['U-FOREIGN', 'U-NAME', 'X-SPLICE'],
    severity: 'blocker',
    needs: 'unit',
    candidates: foreignSignature,
  },
  { kind: 'wrong-self', classes: ['U-NAME', 'U-FOREIGN', 'X-SPLICE'], severity: 'error', candidates: wrongSelf },
  { kind: 'placeholder-name', classes: ['U-PLACEHOLDER'], severity: 'blocker', candidates: maskedName },
  { kind: 'placeholder-year', classes: ['U-PLACEHOLDER'], severity: 'blocker', candidates: maskedYear },
  { kind: 'placeholder-number', classes: ['U-PLACEHOLDER'], severity: 'blocker', candidates: maskedNumber },
  { kind: 'person-post', classes: ['U-PERSON'], severity: 'error', needs: 'people', candidates: wrongPost },
]
