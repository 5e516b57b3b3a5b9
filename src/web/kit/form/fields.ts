import type { ReactNode } from 'react'
import { z } from 'zod'

interface FieldChoice {
  value: string
  label: string
}

/** What a custom control gets; `id` ties it to its label. */
export interface ControlProps {
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
}

/** One field to draw. A field of a ledger definition is one already; `fieldOf` makes one from a Zod schema. */
export interface FieldSpec {
  key: string
  label: string
  type: 'text' | 'prose' | 'integer' | 'decimal' | 'choice' | 'choices' | 'date' | 'boolean' | 'password'
  required?: boolean | undefined
  hint?: string | undefined
  unit?: string | undefined
  max?: number | undefined
  min?: number | undefined
  decimals?: number | undefined
  options?: readonly (string | FieldChoice)[] | undefined
  autoComplete?: string | undefined
  /** Draws the control instead of the type's own. */
  render?: ((props: ControlProps) => ReactNode) | undefined
}

interface JsonSchema {
  type?: string
  format?: string
  maxLength?: number
  minLength?: number
  minimum?: number
  maximum?: number
  enum?: string[]
  description?: string
  anyOf?: JsonSchema[]
  items?: JsonSchema
}

/** The field that a property of a contract's body asks for; label from `.describe()`. `over` replaces what differs. */
export function fieldOf(schema: z.ZodObject, key: string, over: Partial<FieldSpec> = {}): FieldSpec {
  const property = schema.shape[key] as z.ZodType | undefined
  if (!property) throw new Error(`no property ${key}`)
  const json = z.toJSONSchema(property, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const core = json.anyOf?.find((option) => option.type !== 'null') ?? json
  const nullable = json.anyOf?.some((option) => option.type === 'null') ?? false
  return {
    key,
    label: json.description ?? core.description ?? key,
    type: typeOf(core),
    required: !nullable && !property.isOptional() && core.minLength !== 0,
    max: core.maxLength ?? core.maximum,
    min: core.minimum,
    options: core.enum ?? core.items?.enum,
    ...over,
  }
}

function typeOf(json: JsonSchema): FieldSpec['type'] {
  if (json.enum) return 'choice'
  if (json.type === 'array') return 'choices'
  if (json.type === 'boolean') return 'boolean'
  if (json.type === 'integer') return 'integer'
  if (json.type === 'number') return 'decimal'
  if (json.format === 'date') return 'date'
  return (json.maxLength ?? 0) > 200 ? 'prose' : 'text'
}

export type Values = Record<string, unknown>

/** Leaves empty entries out: a form knows '' and null where a contract knows absence. */
export function withoutEmpty(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
}

/** What is wrong with an entered number; controls do not clamp or round, since that would change it unseen. */
export function numberFault(field: FieldSpec, value: unknown): 'whole' | 'decimals' | 'range' | undefined {
  if (value === undefined || (field.type !== 'integer' && field.type !== 'decimal')) return undefined
  const number = Number(value)
  const decimals = String(value).split('.')[1]?.length ?? 0
  if (field.type === 'integer' && !Number.isInteger(number)) return 'whole'
  if (field.decimals !== undefined && decimals > field.decimals) return 'decimals'
  if (number < (field.min ?? Number.NEGATIVE_INFINITY) || number > (field.max ?? Number.POSITIVE_INFINITY))
    return 'range'
  return undefined
}
