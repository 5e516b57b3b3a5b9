import type { Values } from '../../../web/kit/form/fields.ts'
import { useSession } from '../../../web/kit/session.ts'
import type { AttachedFile } from '../../../web/kit/upload/file-field.tsx'
import type { LedgerDefinition, RecordDetail, RecordInput } from '../contract/index.ts'

/** A person as the form keeps one; the name is only for showing. */
export interface ChosenPerson {
  personId: string
  name: string
  minutes: number | null
}

/** A ledger's own fields stand beside the common ones, so that a field called `title` cannot take their place. */
export const fieldPrefix = 'fields.'

interface OwnPlace {
  occurredOn: string
  departmentId: string | null
  communityId: string | null
}

/** What most people enter most often: today, their own department or community. */
export function useOwnPlace(): OwnPlace {
  const { today, departmentId, communityId } = useSession()
  return { occurredOn: today, departmentId, communityId }
}

/** The values a form begins with, from a record or from what is known of the person entering one. */
export function toValues(definition: LedgerDefinition, from: OwnPlace | RecordDetail): Values {
  const { occurredOn } = from
  const place = {
    departmentId: takesDepartment(definition) ? (from.departmentId ?? undefined) : undefined,
    communityId: takesCommunity(definition) ? (from.communityId ?? undefined) : undefined,
  }
  if (!('fields' in from)) return { occurredOn, ...place }
  const fields = Object.entries(from.fields).map(([key, value]) => [fieldPrefix + key, value])
  const { title, participants, evidenceItems } = from
  return {
    occurredOn,
    title,
    ...place,
    people: participants,
    evidenceIds: evidenceItems,
    ...Object.fromEntries(fields),
  }
}

/** What is sent for what was entered. */
export function toInput(definition: LedgerDefinition, values: Values): RecordInput {
  const fields = Object.entries(values).filter(([key]) => key.startsWith(fieldPrefix))
  const people = (values.people ?? []) as ChosenPerson[]
  const evidence = (values.evidenceIds ?? []) as AttachedFile[]
  return {
    ledger: definition.key,
    occurredOn: values.occurredOn as string,
    title: values.title as string,
    departmentId: (values.departmentId as string | undefined) ?? null,
    communityId: (values.communityId as string | undefined) ?? null,
    fields: Object.fromEntries(fields.map(([key, value]) => [key.slice(fieldPrefix.length), value])),
    people: people.map(({ personId, minutes }) => ({ personId, minutes })),
    evidenceIds: evidence.map(({ id }) => id),
  }
}

export const takesDepartment = ({ place }: LedgerDefinition) => place === 'department' || place === 'either'
export const takesCommunity = ({ place }: LedgerDefinition) => place === 'community' || place === 'either'
