import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ReportData } from './template.ts'

/** The shipped template as an author edits it. */
export function readWorkReportTemplate(): unknown {
  const file = new URL('../../../content/report-templates/chuangjian-huibao.yaml', import.meta.url)
  return parse(readFileSync(file, 'utf8'))
}

/** Figures of an invented street, consistent with each other (parts below wholes, shares equal to their quotients). */
const FIGURES: Record<string, string> = {
  'meeting.count': '26',
  'meeting.group_count': '8',
  'plan.count': '9',
  'regulation.count': '14',
  'fund.received': '128.60',
  'fund.spent': '116.35',
  'fund.balance': '12.25',
  'facility.count': '47',
  'facility.invested': '63.2',
  'facility.community_share': '91.7',
  'volunteer.registered': '603',
  'volunteer.staff_registered': '54',
  'volunteer.coverage': '87.1',
  'volunteer.activities': '168',
  'volunteer.participations': '3412',
  'volunteer.people': '486',
  'volunteer.hours': '8456.5',
  'volunteer.hours_per_person': '17.4',
  'volunteer.active_rate': '80.6',
  'assistance.count': '72',
  'assistance.households': '215',
  'assistance.amount': '18.4',
  'clean_up.count': '41',
  'clean_up.participations': '1285',
  'clean_up.garbage': '96.5',
  'clean_up.alleys': '138',
  'culture.count': '33',
  'culture.participations': '2960',
  'festival.count': '7',
  'study.count': '44',
  'study.participations': '2310',
  'study.attendance_rate': '92.3',
  'lecture.count': '6',
  'lecture.participations': '540',
  'honour.count': '6',
  'honour.national': '0',
  'honour.provincial': '1',
  'honour.municipal': '2',
  'honour.county': '3',
  'statistic.population': '86320',
  'statistic.party_members': '2147',
  'violation.count': '2',
  'violation.serious': '0',
  'publicity.count': '58',
  'publicity.provincial': '5',
  'survey.returned': '980',
  'survey.satisfaction': '94.6',
  'pairing.count': '11',
  'inspection.count': '52',
  'inspection.found': '187',
  'inspection.fixed': '179',
  'inspection.fix_rate': '95.7',
  'organization.staff': '62',
  'organization.departments': '10',
  'organization.communities': '12',
  'organization.group_members': '19',
}

/** Worded as the scoring explains itself: spaces around numbers, a full stop at the end, one criterion without a way back. */
const LOST_CRITERIA = [
  [
    '1-2',
    '集中整治全年不少于 48 次',
    '1.5',
    '环境整治行动 41 次，不足 48 次，得 0.5 分，失 1.5 分。',
    '再有 7 次，得满分。',
  ],
  [
    '3-1',
    '每个社区开设道德讲堂',
    '1.2',
    '道德讲堂 6 场，应有 12 场，缺 6 场，得 0.8 分，失 1.2 分。',
    '补上所缺的 6 场。',
  ],
  ['5-4', '问题整改率达到 98%', '1', '问题整改率 95.7%，没有达到 98%，失 1 分。', '问题整改率提高到 98%，得满分。'],
  [
    '2-3',
    '活动场所设施完好',
    '0.8',
    '3 项中 1 项有失分：“照明完好”没有达到（0.8 分），失 0.8 分。',
    '“照明完好”：修复后得 0.8 分。',
  ],
  ['4-2', '两年内无安全责任事故', '0.5', '回看期内有 1 起，失 0.5 分。', ''],
  ['6-1', '信息报送每月不少于 1 篇', '0.3', '第一季度没有报送，失 0.3 分。', '逐月报送，得满分。'],
]

const HONOURS = [
  ['省级文明社区（锦绣里社区）', '省级', '省文明办', '2026-03-18'],
  ['市级平安建设先进集体', '市级', '云州市人民政府', '2026-01-20'],
  ['市级优秀志愿服务站点', '市级', '云州市文明办', '2026-07-01'],
  ['区级文明窗口', '县（区）级', '澄南区文明办', '2026-04-02'],
  ['区级学习型机关', '县（区）级', '中共澄南区委', '2026-06-28'],
  ['区级绿色单位', '县（区）级', '澄南区人民政府', '2026-09-15'],
]

/** A fresh full year of an invented street. */
export function streetYear(): ReportData {
  return {
    date: '2026-12-31',
    facts: {
      'unit.name': '澄和街道（示例）',
      'unit.short_name': '澄和街道',
      'period.label': '2026年',
      'today.label': '2026年12月31日',
      'group.leader_post': '党工委书记',
      'scheme.title': '街道文明单位测评体系（示例）',
      'score.got': '92.7',
      'score.full': '100',
      'score.lost_count': '6',
    },
    figures: Object.fromEntries(Object.entries(FIGURES).map(([id, value]) => [id, { value }])),
    lists: {
      lostCriteria: LOST_CRITERIA.map(([number = '', name = '', lost = '', why = '', winBack = '']) => ({
        number,
        name,
        lost,
        why,
        winBack,
      })),
      honours: HONOURS.map(([title = '', level = '', giver = '', date = '']) => ({ title, level, giver, date })),
    },
  }
}

/** The same street on its first day: every count zero, nothing to compute a share from. */
export function emptyYear(): ReportData {
  const data = streetYear()
  const isQuotient = (id: string) => /rate|share|coverage|satisfaction|per_person/.test(id)
  return {
    ...data,
    facts: { ...data.facts, 'score.got': '0', 'score.lost_count': '0' },
    figures: Object.fromEntries(Object.keys(FIGURES).map((id) => [id, { value: isQuotient(id) ? null : '0' }])),
    lists: { lostCriteria: [], honours: [] },
  }
}
