const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Digits of a raised run as superscript characters, one for one, so that 1.5² never reads 1.52. */
export function toSuperscript(text: string): string {
  return text.replace(/\d/g, (digit) => RAISED[Number(digit)] as string)
}

/** The way back, for writing into a run that is raised by its own properties. */
export function fromSuperscript(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)))
}
