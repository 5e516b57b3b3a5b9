interface Field {
  instruction: string
  phase: 'code' | 'result'
}

/** Fields whose result Word makes anew: nobody typed it. */
const GENERATED = /^\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES)\b/i
const CONTENTS = /^\s*TOC\b/i
/** Only the name of a field matters; a hostile instruction must not grow. */
const MAX_CODE = 200

/** The fields open at a point of the text; they nest and may span paragraphs. */
export class Fields {
  private open: Field[] = []

  /** A `w:fldChar` of this type. */
  mark(type: string | undefined): void {
    const last = this.open.at(-1)
    if (type === 'begin') this.open.push({ instruction: '', phase: 'code' })
    else if (type === 'separate' && last) last.phase = 'result'
    else if (type === 'end') this.open.pop()
  }

  /** A `w:fldSimple`, whose content is the result. */
  openSimple(instruction: string): void {
    this.open.push({ instruction, phase: 'result' })
  }

  addCode(text: string): void {
    const last = this.open.at(-1)
    if (last?.phase === 'code' && last.instruction.length < MAX_CODE) last.instruction += text
  }

  /** A code never spans paragraphs: one still open at the end of a paragraph is damaged and must not swallow what follows. */
  dropCodes(): void {
    this.open = this.open.filter((field) => field.phase === 'result')
  }

  inContents(): boolean {
    return this.open.some((field) => field.phase === 'result' && CONTENTS.test(field.instruction))
  }

  hidesText(): boolean {
    return this.open.some(
      ({ phase, instruction }) => phase === 'code' || (GENERATED.test(instruction) && !CONTENTS.test(instruction)),
    )
  }
}
