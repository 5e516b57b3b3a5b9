import { paragraphs, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

/** 〔2025〕9号 in the spellings that the format standard forbids. */
const documentNumber = (report: CleanReport): Candidate[] =>
  [
    (year: string, number: string) => `[${year}]${number}号`,
    (year: string, number: string) => `【${year}】${number}号`,
    (year: string, number: string) => `（${year}）${number}号`,
    (year: string, number: string) => `〔${year}〕第${number}号`,
    (year: string, number: string) => `〔${year}〕${number.padStart(3, '0')}号`,
  ].flatMap((spell) => replaceEach(report.text, /〔(\d{4})〕(\d+)号/g, (match) => spell(match[1]!, match[2]!)))

const impossibleDays: Record<string, string> = { 2: '30', 4: '31', 6: '31', 9: '31', 11: '31' }

const impossibleDate = (report: CleanReport): Candidate[] => [
  ...replaceEach(
    report.text,
    /(?<!\d)(\d{1,2})月(\d{1,2})日/g,
    (match) => `${match[1]}月${impossibleDays[match[1]!] ?? '32'}日`,
  ),
  ...replaceEach(report.text, /(?<=年)(\d{1,2})月(?=\d{1,2}日)/g, () => '13月'),
]

const weekdays = [...'一二三四五六日']

const wrongWeekday = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /(\d{1,2}月\d{1,2}日)（星期([一二三四五六日])）/g, (match) => {
    const next = weekdays[(weekdays.indexOf(match[2]!) + 2) % 7]
    return `${match[1]}（星期${next}）`
  })

const halfRange = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /(\d{1,2})—(\d{1,2})(月)/g, (match) => `${match[1]}-${match[2]}${match[3]}`)

/** An activity that the report tells as done is dated after its period; an earlier date could be history. */
const outsidePeriod = (report: CleanReport): Candidate[] => {
  const lines = paragraphs(report.text)
  const signed = lines.at(-1)!.start
  const year = Number(report.period.to.slice(0, 4)) + 2
  return replaceEach(
    report.text,
    /(?<![年\d—至])(\d{1,2}月\d{1,2}日)(?![至—])/g,
    (match) => `${year}年${match[1]}`,
  ).filter(({ start }) => start < signed)
}

const capitals = /[1-5]A(?=级)|AED|PM2\.5|GB\/T|DNA|LED|VR/g

const lowerCase = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, capitals, (match) => match[0].toLowerCase())

const peopleNouns = '职工|教师|志愿者|导游员|党员|医生|护士|居民|老人|学生|员工|干部|驾驶员|队员|调解员|残疾人'

const measureForPeople = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, new RegExp(`((?:${peopleNouns})\\d+)名`, 'g'), (match) => `${match[1]}个`)

const shortYear = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /20(\d{2}年)(?=\d{1,2}月\d{1,2}日)/g, (match) => match[1])

const leadingZero = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /(\d{4}年)(\d)月(\d{1,2}日)$/g, (match) => `${match[1]}0${match[2]}月${match[3]}`)

export const conventionInjectors: Injector[] = [
  { kind: 'document-number', classes: ['C-DOCNO'], severity: 'warning', candidates: documentNumber },
  { kind: 'date-impossible', classes: ['C-DATE'], severity: 'error', candidates: impossibleDate },
  { kind: 'weekday-wrong', classes: ['C-WEEKDAY', 'C-DATE'], severity: 'error', candidates: wrongWeekday },
  { kind: 'range-half-width', classes: ['C-RANGE', 'P-HALF'], severity: 'warning', candidates: halfRange },
  {
    kind: 'outside-period',
    classes: ['C-PERIOD'],
    severity: 'warning',
    needs: 'period',
    candidates: outsidePeriod,
  },
  { kind: 'lower-case', classes: ['C-CASE'], severity: 'warning', candidates: lowerCase },
  { kind: 'measure-for-people', classes: ['C-MEASURE'], severity: 'warning', candidates: measureForPeople },
  { kind: 'year-two-digits', classes: ['C-DATE', 'C-YEAR'], severity: 'warning', candidates: shortYear },
  { kind: 'date-leading-zero', classes: ['C-DATE'], severity: 'warning', candidates: leadingZero },
]
