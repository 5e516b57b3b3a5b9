/** Units that reports count with; the longest match wins. */
const UNITS = [
  '人次',
  '人',
  '名',
  '位',
  '元',
  '个百分点',
  '百分点',
  '%',
  '项',
  '次',
  '场',
  '户',
  '家',
  '份',
  '篇',
  '条',
  '支',
  '处',
  '所',
  '件',
  '起',
  '平方米',
  '平方公里',
  '立方米',
  '公里',
  '千米',
  '米',
  '吨',
  '亩',
  '公顷',
  '小时',
  '学时',
  '课时',
  '分钟',
  '天',
  '年',
  '期',
  '册',
  '幅',
  '块',
  '面',
  '套',
  '台',
  '辆',
  '棵',
  '株',
  '盏',
  '间',
  '层',
  '栋',
  '幢',
  '艘',
  '张',
  '本',
  '批',
  '座',
  '对',
  '公斤',
  '斤',
  '千克',
  '倍',
  '岁',
  '个月',
  '个工作日',
  '个',
  '分',
  '周',
  '轮',
  '堂',
  '节',
  '门',
  '只',
  '头',
  '盆',
  '车次',
  '宗',
  '笔',
  '班次',
  '票',
  '班',
  '级',
  '类',
  '千瓦时',
  '千伏',
  '团',
  '队',
  '款',
  '席',
  '床',
  '张床',
  '例',
  '台次',
  '户次',
  '批次',
  '人份',
  '届',
  '字',
]

const BY_FIRST = new Map<string, string[]>()
for (const unit of [...UNITS].sort((a, b) => b.length - a.length)) {
  const first = unit[0] as string
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), unit])
}

/** The unit that stands at `index`, or ''. */
export function unitAt(plain: string, index: number): string {
  const candidates = BY_FIRST.get(plain[index] ?? '')
  if (!candidates) return ''
  for (const unit of candidates) if (plain.startsWith(unit, index)) return unit
  return ''
}

const PERSONS = new Set(['人', '名', '位'])

/** Units that count the same kind of thing are one family: 人, 名 and 位 all count persons. */
export function unitFamily(unit: string): string {
  if (PERSONS.has(unit)) return '人'
  return unit === '百分点' ? '个百分点' : unit
}
