import type { FieldSpec } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { type Choice, usePlaces } from '../../../web/kit/places.ts'
import { useSession } from '../../../web/kit/session.ts'
import { type AttachedFile, FileField } from '../../../web/kit/upload/file-field.tsx'
import type { FieldDefinition, LedgerDefinition } from '../contract/index.ts'
import { PeopleField } from './people-field.tsx'
import { type ChosenPerson, fieldPrefix, takesCommunity, takesDepartment } from './record-values.ts'
import { ledgersTexts } from './texts.ts'

/** The fields of a record's form in the order of entering; on a phone photos come first, while the thing is before one's eyes. */
export function useRecordFields(definition: LedgerDefinition): FieldSpec[] {
  const place = usePlaceFields(definition)
  const evidence = useEvidenceField(definition)
  const touch = matchMedia('(pointer: coarse)').matches
  return [
    ...(touch ? evidence : []),
    { key: 'title', label: definition.titleLabel, type: 'text', required: true, max: 100 },
    { key: 'occurredOn', label: definition.dateLabel, type: 'date', required: true },
    ...place,
    ...definition.fields.map(ownField),
    ...peopleField(definition),
    ...(touch ? [] : evidence),
  ]
}

function peopleField({ people }: LedgerDefinition): FieldSpec[] {
  if (!people) return []
  const { label, required, kind, minutes } = people
  return [
    {
      key: 'people',
      label,
      type: 'choices',
      required,
      render: ({ id, value, onChange }) => (
        <PeopleField
          id={id}
          kind={kind === 'any' ? undefined : kind}
          minutes={minutes}
          value={(value as ChosenPerson[] | undefined) ?? []}
          onChange={(chosen) => onChange?.(chosen)}
        />
      ),
    },
  ]
}

/** Numbers out of range are told, not pushed into it: a silently changed number would be a wrong record. */
function ownField(field: FieldDefinition): FieldSpec {
  const { label, required, hint, type } = field
  const spec = { key: fieldPrefix + field.key, label, required, hint, type }
  switch (field.type) {
    case 'text':
    case 'prose':
      return { ...spec, max: field.max }
    case 'integer':
    case 'decimal':
      return { ...spec, unit: field.unit }
    case 'choice':
    case 'choices':
      return { ...spec, options: field.options }
    default:
      return spec
  }
}

function usePlaceFields(definition: LedgerDefinition): FieldSpec[] {
  const t = useTexts(ledgersTexts)
  const { departments, communities } = usePlaces()
  const { role, departmentId, communityId } = useSession()
  const only = (choices: Choice[], own: string | null) => choices.filter(({ value }) => value === own)
  const fields: FieldSpec[] = []
  if (takesDepartment(definition)) {
    fields.push({
      key: 'departmentId',
      label: t.form.department,
      type: 'choice',
      required: definition.place === 'department',
      options: role === 'department-liaison' ? only(departments, departmentId) : departments,
    })
  }
  if (takesCommunity(definition)) {
    fields.push({
      key: 'communityId',
      label: t.form.community,
      type: 'choice',
      required: definition.place === 'community',
      options: role === 'community-liaison' ? only(communities, communityId) : communities,
      hint: definition.place === 'either' ? t.form.either : undefined,
    })
  }
  return fields
}

function useEvidenceField({ evidence }: LedgerDefinition): FieldSpec[] {
  const t = useTexts(ledgersTexts)
  if (!evidence) return []
  const { min, max, kinds, reason } = evidence
  const hint = [min > 0 && t.form.evidenceMin(min), reason ? t.form.photoReason(reason) : t.form.photosNotAsked]
  return [
    {
      key: 'evidenceIds',
      label: t.form.evidence,
      type: 'choices',
      required: min > 0,
      render: ({ id, value, onChange }) => (
        <FileField
          id={id}
          value={(value as AttachedFile[] | undefined) ?? []}
          onChange={(files) => onChange?.(files)}
          max={max}
          photos={kinds.includes('photo')}
          hint={hint.filter(Boolean).join('；')}
        />
      ),
    },
  ]
}
