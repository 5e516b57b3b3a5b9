import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'assessments.read': everyone,
  'assessments.write': office,
  'assessments.compute': everyone,
} satisfies Grants

export const mayAnswer = (actor: Actor): Permit<'assessments.write'> => grant(actor, grants, 'assessments.write')

/** Scores follow from facts: whoever may change or see a fact brings them up to date, nobody states them. */
export const mayCompute = (actor: Actor): Permit<'assessments.compute'> => grant(actor, grants, 'assessments.compute')
