import type { Chance } from './chance.ts'
import type { ExampleContent } from './content.ts'
import { addDays, type ExamplePlan, type PlannedRecord } from './plan.ts'

export interface YearInput {
  content: ExampleContent
  chance: Chance
  year: ExamplePlan['year']
  staff: string[]
  volunteers: { name: string; community: string }[]
}

/** A believable year: what a sub-district of this size would have entered by `today`, in date order. */
export function planRecords(input: YearInput): PlannedRecord[] {
  const planned = [
    ...registrations(input),
    ...activities(input),
    ...organizing(input),
    ...resources(input),
    ...environment(input),
    ...culture(input),
    ...results(input),
  ]
  return planned
    .filter((record) => record.occurredOn <= input.year.today)
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
}

const skills = ['文明风尚', '公共环境', '社会秩序', '关心下一代', '文化文艺', '科普宣传', '医疗卫生', '助老助残']
const practice = '新时代文明实践所'

function registrations({ content, chance, year, staff, volunteers }: YearInput): PlannedRecord[] {
  const of = (name: string, isStaff: boolean, community?: string): PlannedRecord => ({
    ledger: 'volunteer_registration',
    occurredOn: addDays(`${Number(year.from.slice(0, 4)) - 1}-03-01`, chance.between(0, 400)),
    title: `${name}志愿者登记`,
    ...(community ? { community } : { department: practice }),
    fields: {
      staff: isStaff,
      party_member: chance.likely(isStaff ? 70 : 20),
      skills: chance.some(skills, 2),
      consent: true,
    },
    people: [{ person: name }],
  })
  // A few colleagues have not registered, so that coverage is a share and not a hundred.
  const registered = staff.filter((_, i) => i % 6 !== 5)
  return [
    ...registered.map((name) => of(name, true)),
    ...volunteers.slice(0, content.volunteers).map((v) => of(v.name, false, v.community)),
  ]
}

/** A few colleagues have not registered, so that coverage is a share and not a hundred. */
function registeredOf(staff: string[]): string[] {
  return staff.filter((_, i) => i % 6 !== 5)
}

function activities({ content, chance, year, staff, volunteers }: YearInput): PlannedRecord[] {
  const kinds = Object.entries(content.activities)
  return [...days(year, 2), ...days(year, 11)].map((occurredOn, i): PlannedRecord => {
    const [field, titles] = kinds[i % kinds.length]!
    const byStaff = i % 7 === 3
    const community = content.communities[i % content.communities.length]!
    const base = byStaff ? registeredOf(staff) : volunteers.filter((v) => v.community === community).map((v) => v.name)
    const minutes = chance.pick([60, 90, 90, 120, 120, 150, 180])
    return {
      ledger: 'volunteer_activity',
      occurredOn,
      title: byStaff ? `机关干部${chance.pick(titles)}` : `${community}${chance.pick(titles)}`,
      ...(byStaff ? { department: practice } : { community }),
      fields: {
        field,
        location: byStaff ? '街道辖区' : `${community}居民活动区`,
        content: `围绕“${field}”开展服务，由${byStaff ? practice : community}组织。`,
      },
      people: chance
        .some(base, chance.between(14, 30))
        .map((person) => ({ person, minutes: chance.likely(85) ? minutes : minutes - 30 })),
      ...(i % 9 === 0 ? { photos: 1 } : {}),
    }
  })
}

function organizing({ content, chance, year, staff }: YearInput): PlannedRecord[] {
  const y = year.from.slice(0, 4)
  const department = '党政综合办公室'
  const meeting = (occurredOn: string, kind: string, title: string): PlannedRecord => ({
    ledger: 'meeting',
    occurredOn,
    title,
    department,
    fields: { kind, decisions: '听取进展，逐项明确责任部门、责任岗位和完成时限。' },
    people: chance.some(staff, chance.between(12, 26)).map((person) => ({ person })),
  })
  const plan = (occurredOn: string, kind: string, title: string, n: number): PlannedRecord => ({
    ledger: 'plan',
    occurredOn,
    title,
    department,
    fields: { kind, document_number: `澄和办〔${y}〕${n}号` },
  })
  let number = 0
  const regulations = Object.entries(content.regulations).flatMap(([category, titles]) =>
    titles.map((title): PlannedRecord => {
      number += 1
      const issued = Number(y) - chance.between(1, 3)
      return {
        ledger: 'regulation',
        occurredOn: `${issued}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`,
        title,
        department,
        fields: { category, document_number: `澄和〔${issued}〕${number}号` },
      }
    }),
  )
  return [
    ...[2, 5, 8, 11].map((m) =>
      meeting(`${y}-${two(m)}-12`, '领导小组会议', `创建工作领导小组第${['一', '二', '三', '四'][(m - 2) / 3]}次会议`),
    ),
    ...[1, 3, 4, 6, 7, 9, 10, 12].map((m) =>
      meeting(
        `${y}-${two(m)}-18`,
        m === 1 ? '部署会' : m % 3 === 0 ? '推进会' : '专题研究',
        `${m}月创建工作${m === 1 ? '部署会' : m % 3 === 0 ? '推进会' : '专题会'}`,
      ),
    ),
    plan(`${y}-01-15`, '年度计划', `${y}年文明单位创建工作计划`, 2),
    plan(`${y}-01-22`, '实施方案', '创建工作责任分解方案', 3),
    plan(`${y}-02-20`, '专项方案', '志愿服务活动年度安排', 6),
    plan(`${y}-03-11`, '专项方案', '环境卫生整治专项方案', 9),
    plan(`${y}-07-08`, '工作总结', '上半年创建工作小结', 21),
    ...regulations,
  ]
}

function resources({ content, chance, year }: YearInput): PlannedRecord[] {
  const y = year.from.slice(0, 4)
  const fund = (
    occurredOn: string,
    direction: string,
    source: string,
    title: string,
    amount: number,
  ): PlannedRecord => ({
    ledger: 'fund',
    occurredOn,
    title,
    department: '财政所',
    fields: { direction, source, amount: amount.toFixed(2) },
  })
  const kinds = ['党群活动室', '便民服务站', '法律服务站', '文化活动室', '健身器材', '宣传栏']
  const facilities = content.communities.flatMap((community, i) =>
    // One community still lacks a room of its own: the coverage shows it.
    kinds.slice(i === 6 ? 4 : 0, i === 6 ? 6 : 3 + (i % 4)).map(
      (kind, k): PlannedRecord => ({
        ledger: 'facility',
        occurredOn: k === 0 ? `${Number(y) - 2}-09-0${1 + (i % 8)}` : `${y}-${two(1 + ((i + k) % 9))}-${two(3 + i)}`,
        title: `${community}${kind}`,
        community,
        fields: {
          kind,
          quantity: kind === '健身器材' ? chance.between(6, 14) : kind === '宣传栏' ? chance.between(3, 8) : 1,
          cost: (chance.between(8, 90) * 1000).toFixed(2),
        },
        ...(k === 0 && i % 4 === 0 ? { photos: 1 } : {}),
      }),
    ),
  )
  return [
    fund(`${y}-01-20`, '拨入', '财政拨款', '年度创建工作经费', 680_000),
    fund(`${y}-04-16`, '拨入', '自筹资金', '老旧活动室改造自筹', 152_600),
    fund(`${y}-06-10`, '拨入', '社会捐赠', '爱心企业捐赠图书款', 36_800.5),
    ...Array.from({ length: 11 }, (_, m) => [
      fund(
        `${y}-${two(m + 1)}-25`,
        '支出',
        '活动开支',
        `${m + 1}月群众活动开支`,
        chance.between(900, 2400) * 10 + chance.between(0, 99) / 100,
      ),
      fund(
        `${y}-${two(m + 1)}-27`,
        '支出',
        m % 2 ? '宣传制作' : '志愿服务保障',
        m % 2 ? `${m + 1}月宣传品制作` : `${m + 1}月志愿者保险与饮水`,
        chance.between(300, 1500) * 10,
      ),
    ]).flat(),
    fund(`${y}-05-19`, '支出', '设施建设', '新建社区健身角', 186_400),
    ...facilities,
  ]
}

function environment({ content, chance, year }: YearInput): PlannedRecord[] {
  const actions = ['背街小巷集中整治', '卫生死角清理', '楼道杂物清理', '农贸市场周边整治']
  const scopes = ['服务窗口', '社区小区', '背街小巷', '公共场所', '机关内务']
  const cleanUps = days(year, 7).map((occurredOn, i): PlannedRecord => {
    const community = content.communities[(i * 5) % content.communities.length]!
    return {
      ledger: 'clean_up',
      occurredOn,
      title: `${community}${chance.pick(actions)}`,
      community,
      fields: {
        participants: chance.between(18, 75),
        alleys: chance.between(0, 4),
        garbage: (chance.between(6, 58) / 10).toFixed(1),
        location: `${community}沿街`,
      },
      ...(i % 11 === 0 ? { photos: 2 } : {}),
    }
  })
  const inspections = days(year, 8).map((occurredOn, i): PlannedRecord => {
    const found = chance.between(0, 9)
    const scope = scopes[i % scopes.length]!
    return {
      ledger: 'inspection',
      occurredOn,
      title: `${scope}检查`,
      department: scope === '服务窗口' ? '党群服务中心' : '公共管理办公室',
      fields: { scope, found, fixed: chance.likely(70) ? found : Math.max(0, found - 1) },
    }
  })
  const violations = [
    { day: '03-19', grade: '轻微', title: '窗口工作人员着装不规范', department: '党群服务中心' },
    { day: '07-02', grade: '一般', title: '会议迟到未请假', department: '公共安全办公室' },
  ].map(
    ({ day, grade, title, department }): PlannedRecord => ({
      ledger: 'violation',
      occurredOn: `${year.from.slice(0, 4)}-${day}`,
      title,
      department,
      fields: { grade, handling: '当面提醒并在科室会议上讲评，当事人已作书面说明。' },
    }),
  )
  return [...cleanUps, ...inspections, ...violations]
}

function culture({ content, chance, year }: YearInput): PlannedRecord[] {
  const kinds = Object.entries(content.cultures)
  const shows = days(year, 9).map((occurredOn, i): PlannedRecord => {
    const [kind, titles] = kinds[i % kinds.length]!
    const community = content.communities[(i * 7) % content.communities.length]!
    return {
      ledger: 'culture_sport',
      occurredOn,
      title: `${community}${chance.pick(titles)}`,
      community,
      fields: { kind, participants: chance.between(35, 260) },
      ...(i % 10 === 0 ? { photos: 1 } : {}),
    }
  })
  const studyKinds = Object.entries(content.studies)
  const studies = days(year, 10).map((occurredOn, i): PlannedRecord => {
    const [kind, titles] = studyKinds[i % studyKinds.length]!
    const expected = chance.between(28, 60)
    return {
      ledger: 'study',
      occurredOn,
      title: chance.pick(titles),
      department: '党建工作办公室',
      fields: {
        kind,
        expected,
        attended: expected - chance.between(0, 5),
        speaker: chance.pick(['党校讲师', '部门负责人', '社区党委书记']),
      },
    }
  })
  const lectureKinds = Object.entries(content.lectures)
  const lectures = [3, 5, 6, 8, 10].map((month, i): PlannedRecord => {
    const [theme, titles] = lectureKinds[i % lectureKinds.length]!
    return {
      ledger: 'lecture',
      occurredOn: `${year.from.slice(0, 4)}-${two(month)}-22`,
      title: titles[Math.floor(i / lectureKinds.length) % titles.length]!,
      department: '党建工作办公室',
      fields: { theme, participants: chance.between(40, 90) },
    }
  })
  const festivals = content.festivals.map(
    (f, i): PlannedRecord => ({
      ledger: 'festival',
      occurredOn: `${year.from.slice(0, 4)}-${two(f.month)}-${two(10 + i)}`,
      title: f.title,
      community: content.communities[(i * 3) % content.communities.length]!,
      fields: { festival: f.festival, participants: chance.between(45, 180) },
    }),
  )
  return [...shows, ...studies, ...lectures, ...festivals]
}

function results({ content, chance, year }: YearInput): PlannedRecord[] {
  const y = year.from.slice(0, 4)
  const targets = ['空巢老人', '孤寡老人', '残疾人', '困难家庭', '留守儿童', '困境儿童']
  const media = [
    ['中央媒体', '《示例日报》'],
    ['省级媒体', '省广播电视台'],
    ['市级媒体', '《云州日报》'],
    ['县（区）级媒体', '澄南融媒'],
    ['本单位平台', '街道公众号'],
  ] as const
  const assistance = days(year, 9).map((occurredOn, i): PlannedRecord => {
    const target = targets[i % targets.length]!
    const community = content.communities[(i * 11) % content.communities.length]!
    return {
      ledger: 'assistance',
      occurredOn,
      title: `${community}${target}走访帮扶`,
      community,
      fields: {
        target,
        households: chance.between(3, 18),
        amount: (chance.between(4, 60) * 100).toFixed(2),
        content: '送去生活物资，了解困难并转交相关部门办理。',
      },
    }
  })
  const publicity = days(year, 12).map((occurredOn, i): PlannedRecord => {
    const [level, medium] = i % 14 === 13 ? media[0] : media[1 + (i % 4)]!
    return {
      ledger: 'publicity',
      occurredOn,
      title: chance.pick(content.publicity),
      department: '党建工作办公室',
      fields: { level, medium },
    }
  })
  const surveys = [3, 6, 9, 12].map((month, i): PlannedRecord => {
    const sent = 300 + i * 40
    const returned = sent - chance.between(8, 24)
    return {
      ledger: 'survey',
      occurredOn: `${y}-${two(month)}-20`,
      title: `第${['一', '二', '三', '四'][i]}季度群众满意度调查`,
      department: '公共服务办公室',
      fields: { sent, returned, satisfied: Math.round((returned * chance.between(90, 97)) / 100) },
    }
  })
  const honours = content.honours.map(
    (h): PlannedRecord => ({
      ledger: 'honour',
      occurredOn: `${y}-${two(h.month)}-1${h.month % 9}`,
      title: h.title,
      department: '党政综合办公室',
      fields: { level: h.level, giver: h.giver, receiver: h.receiver },
    }),
  )
  const pairings = content.pairings.map(
    (p, i): PlannedRecord => ({
      ledger: 'pairing',
      occurredOn: `${Number(y) - (i % 2)}-0${2 + i}-08`,
      title: p.title,
      department: '社区建设办公室',
      fields: { kind: p.kind, content: '签订共建协议，每季度开展一次共建活动。' },
    }),
  )
  const statistics = [
    { indicator: '常住人口', value: '68420.00', origin: '区统计局' },
    { indicator: '党员人数', value: '2316.00', origin: '区委组织部' },
  ].map(
    (s): PlannedRecord => ({
      ledger: 'statistic',
      occurredOn: `${y}-01-05`,
      title: `${Number(y) - 1}年末${s.indicator}`,
      fields: s,
    }),
  )
  return [...assistance, ...publicity, ...surveys, ...honours, ...pairings, ...statistics]
}

/** Every `step` days of the year, beginning in its first week. */
function days(year: ExamplePlan['year'], step: number): string[] {
  const list: string[] = []
  for (let date = addDays(year.from, 4); date <= year.today; date = addDays(date, step)) list.push(date)
  return list
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
