import type { CleanReport } from '../types.ts'

/** A statement `…⟦right|wrong⟧…` as it is true and as it is false. */
export interface Forms {
  right: string
  wrong: string
}

const CHOICE = /⟦([^|⟧]*)\|([^⟧]*)⟧/

export function formsOf(statement: string): Forms {
  return { right: statement.replace(CHOICE, '$1'), wrong: statement.replace(CHOICE, '$2') }
}

/** Every third statement is held out, as every third report is. */
export function ofSplit(statements: readonly string[], split: CleanReport['split']): Forms[] {
  return statements.filter((_, i) => (i % 3 === 2) === (split === 'holdout')).map(formsOf)
}
