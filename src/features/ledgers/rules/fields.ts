import Big from 'big.js'
import { z } from 'zod'
import { line, PlainDate, prose } from '../../../libs/contract/fields.ts'
import type { FieldDefinition, LedgerDefinition } from '../contract/index.ts'
import type { FieldValues } from '../tables.ts'

export interface Fault {
  path: string
  message: string
}

/** Checks what a person entered against the ledger's definition; values come back in stored form, empty ones left out. */
export function readFields(
  definition: LedgerDefinition,
  entered: Record<string, unknown>,
): { fields: FieldValues; faults: Fault[] } {
  const fields: FieldValues = {}
  const faults: Fault[] = []
  const known = new Set(definition.fields.map((field) => field.key))
  for (const key of Object.keys(entered)) {
    if (!known.has(key)) faults.push({ path: `fields.${key}`, message: `${definition.name}没有“${key}”这一项` })
  }
  for (const field of definition.fields) {
    const value = Object.hasOwn(entered, field.key) ? entered[field.key] : undefined
    if (isEmpty(value)) {
      if (field.required) faults.push({ path: `fields.${field.key}`, message: `请填写${field.label}` })
      continue
    }
    const result = schemaOf(field).safeParse(value)
    if (result.success) fields[field.key] = result.data
    else faults.push({ path: `fields.${field.key}`, message: result.error.issues[0]!.message })
  }
  return { fields, faults }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

type ValueSchema = z.ZodType<FieldValues[string]>
const schemas = new WeakMap<FieldDefinition, ValueSchema>()

function schemaOf(field: FieldDefinition): ValueSchema {
  let schema = schemas.get(field)
  if (!schema) {
    schema = buildSchema(field)
    schemas.set(field, schema)
  }
  return schema
}

function buildSchema(field: FieldDefinition): ValueSchema {
  switch (field.type) {
    case 'text':
      return z.string(`${field.label}应为文字`).pipe(line(field.max))
    case 'prose':
      return z.string(`${field.label}应为文字`).pipe(prose(field.max))
    case 'integer':
      return (
        numberText(`${field.label}应为整数`, /^-?\d{1,15}$/)
          .refine(...within(field))
          // Adding 0 makes 0 of -0, which JSON would not keep.
          .transform((text) => Number(text) + 0)
      )
    case 'decimal':
      return numberText(
        `${field.label}应为数字，最多 ${field.decimals} 位小数`,
        new RegExp(`^-?\\d{1,15}(\\.\\d{1,${field.decimals}})?$`),
      )
        .refine(...within(field))
        .transform((text) => new Big(text).toFixed().replace(/^-0$/, '0'))
    case 'choice':
      return z.enum(field.options, `${field.label}应为“${field.options.join('”“')}”之一`)
    case 'choices':
      return z
        .array(z.enum(field.options, `${field.label}只能选“${field.options.join('”“')}”`), `${field.label}应为多项选择`)
        .transform((values) => field.options.filter((option) => values.includes(option)))
    case 'date':
      return z.string(`${field.label}应为日期，如 2026-05-01`).trim().pipe(PlainDate)
    case 'boolean':
      return z.boolean(`${field.label}应为是或否`)
  }
}

/** Text or number in, exact text out, so that 0.1 stays 0.1. */
function numberText(message: string, form: RegExp) {
  return z
    .union([z.string(), z.number()], message)
    .transform((value) => String(value).trim())
    .refine((text) => form.test(text), { message, abort: true })
}

function within(field: { label: string; min: number; max: number; unit?: string | undefined }) {
  const unit = field.unit ?? ''
  const fits = (text: string) => new Big(text).gte(field.min) && new Big(text).lte(field.max)
  return [fits, `${field.label}应在 ${field.min}${unit} 到 ${field.max}${unit} 之间`] as const
}
