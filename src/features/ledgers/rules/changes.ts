import type { FieldDefinition, LedgerDefinition } from '../contract/index.ts'
import type { FieldValues, RecordContent } from '../tables.ts'

/** Names of what a record points at; an unknown id is told as 不详. */
export interface Names {
  places: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
}

const namesListed = 5

/** What one version changed against the one before, in plain Chinese, e.g. `金额：100元 → 200元`. */
export function changesBetween(
  definition: LedgerDefinition,
  before: RecordContent,
  after: RecordContent,
  names: Names,
): string[] {
  const place = (id: string | null) => (id === null ? '空' : (names.places.get(id) ?? '不详'))
  return [
    ...stateChange(before, after),
    ...changed(definition.titleLabel, before.title, after.title),
    ...changed(definition.dateLabel, before.occurredOn, after.occurredOn),
    ...changed('部门', place(before.departmentId), place(after.departmentId)),
    ...changed('社区', place(before.communityId), place(after.communityId)),
    ...fieldChanges(definition, before.fields, after.fields),
    ...peopleChanges(definition.people?.label ?? '人员', before, after, names.people),
    ...evidenceChanges(before.evidenceIds, after.evidenceIds),
  ]
}

/** Ids of the people whose entry differs between two versions; only their names are needed to tell it. */
export function peopleTouched(before: RecordContent, after: RecordContent): string[] {
  const { added, removed, moved } = comparePeople(before, after)
  return [...added, ...removed, ...moved]
}

function stateChange(before: RecordContent, after: RecordContent): string[] {
  if (before.state === after.state) return []
  return [after.state === 'withdrawn' ? '撤下记录' : '恢复记录']
}

function changed(label: string, before: string, after: string): string[] {
  return before === after ? [] : [`${label}：${before} → ${after}`]
}

function fieldChanges(definition: LedgerDefinition, before: FieldValues, after: FieldValues): string[] {
  const fields = new Map(definition.fields.map((field) => [field.key, field]))
  const keys = new Set([...fields.keys(), ...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) =>
    changed(fields.get(key)?.label ?? key, told(fields.get(key), before[key]), told(fields.get(key), after[key])),
  )
}

function told(field: FieldDefinition | undefined, value: FieldValues[string] | undefined): string {
  if (value === undefined) return '空'
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = Array.isArray(value) ? value.join('、') : String(value)
  return field && 'unit' in field && field.unit ? `${text}${field.unit}` : text
}

function comparePeople(before: RecordContent, after: RecordContent) {
  const old = new Map(before.people.map((person) => [person.personId, person.minutes]))
  const now = new Map(after.people.map((person) => [person.personId, person.minutes]))
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    moved: [...now.keys()].filter((id) => old.has(id) && old.get(id) !== now.get(id)),
    minutesOf: (id: string) => [old.get(id), now.get(id)] as const,
  }
}

function peopleChanges(
  label: string,
  before: RecordContent,
  after: RecordContent,
  names: ReadonlyMap<string, string>,
): string[] {
  const { added, removed, moved, minutesOf } = comparePeople(before, after)
  const name = (id: string) => names.get(id) ?? '不详'
  const minutes = (value: number | null | undefined) => (value == null ? '空' : `${value}分钟`)
  const lines = [...listed(`${label}增加`, added.map(name)), ...listed(`${label}减少`, removed.map(name))]
  if (moved.length > namesListed) return [...lines, `${moved.length} 人服务时长有变`]
  return [
    ...lines,
    ...moved.flatMap((id) => changed(`${name(id)}服务时长`, minutes(minutesOf(id)[0]), minutes(minutesOf(id)[1]))),
  ]
}

function listed(label: string, names: string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, namesListed).join('、')
  return [`${label} ${names.length} 人（${shown}${names.length > namesListed ? '等' : ''}）`]
}

function evidenceChanges(before: string[], after: string[]): string[] {
  const added = after.filter((id) => !before.includes(id)).length
  const removed = before.filter((id) => !after.includes(id)).length
  const lines = [added ? [`增加佐证 ${added} 份`] : [], removed ? [`去掉佐证 ${removed} 份`] : []].flat()
  if (lines.length === 0 && before.join() !== after.join()) return ['调整佐证顺序']
  return lines
}
