import type { LedgerDefinition, RecordInput } from '../contract/index.ts'
import type { RecordContent } from '../tables.ts'
import { type Fault, readFields } from './fields.ts'

/** What needs no database: place, fields, people and number of evidence by the definition. Every fault is told at once. */
export function readRecord(
  definition: LedgerDefinition,
  input: RecordInput,
): { content: RecordContent; faults: Fault[] } {
  const { fields, faults } = readFields(definition, input.fields)
  const evidenceIds = [...new Set(input.evidenceIds)]
  faults.push(
    ...placeFaults(definition, input),
    ...peopleFaults(definition, input),
    ...evidenceFaults(definition, evidenceIds.length),
  )
  const { occurredOn, title, departmentId, communityId, people } = input
  return {
    content: { state: 'active', occurredOn, title, departmentId, communityId, fields, people, evidenceIds },
    faults,
  }
}

function placeFaults({ place, name }: LedgerDefinition, input: RecordInput): Fault[] {
  const faults: Fault[] = []
  const check = (path: 'departmentId' | 'communityId', label: string, wanted: boolean, refused: boolean) => {
    if (wanted && input[path] === null) faults.push({ path, message: `请选择${label}` })
    if (refused && input[path] !== null) faults.push({ path, message: `${name}不填${label}` })
  }
  check('departmentId', '部门', place === 'department', place === 'none' || place === 'community')
  check('communityId', '社区', place === 'community', place === 'none' || place === 'department')
  return faults
}

function peopleFaults({ people, name, rules }: LedgerDefinition, input: RecordInput): Fault[] {
  if (!people) return input.people.length > 0 ? [{ path: 'people', message: `${name}不登记人员` }] : []
  if (input.people.length === 0) return people.required ? [{ path: 'people', message: `请选择${people.label}` }] : []
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  input.people.forEach(({ personId, minutes }, index) => {
    const earlier = seen.get(personId)
    if (earlier !== undefined)
      faults.push({ path: `people.${index}.personId`, message: `与第 ${earlier + 1} 人重复，同一人只记一次` })
    else seen.set(personId, index)
    if (minutes === null && rules === 'volunteer-hours')
      faults.push({ path: `people.${index}.minutes`, message: '请填写服务时长（分钟）' })
    if (minutes !== null && !people.minutes)
      faults.push({ path: `people.${index}.minutes`, message: `${name}不记服务时长` })
  })
  return faults
}

function evidenceFaults({ evidence, name }: LedgerDefinition, count: number): Fault[] {
  const path = 'evidenceIds'
  if (!evidence) return count > 0 ? [{ path, message: `${name}不附佐证材料` }] : []
  if (count < evidence.min) return [{ path, message: `请至少附 ${evidence.min} 份佐证材料` }]
  return count > evidence.max ? [{ path, message: `最多附 ${evidence.max} 份佐证材料` }] : []
}

/** Characters that search looks in: title, written fields and the names of the places. */
export function searchableParts(content: RecordContent, places: string[]): string[] {
  const written = Object.values(content.fields).flatMap((value) =>
    typeof value === 'string' || Array.isArray(value) ? value : [],
  )
  return [content.title, ...places, ...written]
}
