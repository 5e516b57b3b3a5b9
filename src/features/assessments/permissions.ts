import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'assessments.read': everyone,
  'assessments.write': office,
  'assessments.compute': everyone,
  'assessments.review': everyone,
  'assessments.settle': [...office, 'leader'],
} satisfies Grants

export const mayAnswer = (actor: Actor): Permit<'assessments.write'> => grant(actor, grants, 'assessments.write')

/** Scores follow from facts: whoever may change or see a fact brings them up to date, nobody states them. */
export const mayCompute = (actor: Actor): Permit<'assessments.compute'> => grant(actor, grants, 'assessments.compute')

/** Any account can be a reviewer's; the seat decides which sheet is theirs. */
export const mayReview = (actor: Actor): Permit<'assessments.review'> => grant(actor, grants, 'assessments.review')

export const maySettle = (actor: Actor): Permit<'assessments.settle'> => grant(actor, grants, 'assessments.settle')

/** The office enters the sheet of a seat that nobody holds. */
export const isOffice = ({ role }: Actor): boolean => office.includes(role)

/** Those who decide between two reviewers see both sheets from the start. */
export const settles = ({ role }: Actor): boolean => grants['assessments.settle'].includes(role)
