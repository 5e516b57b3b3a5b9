import { parseChineseNumber, toChineseNumeral } from '../../chinese/numerals.ts'
import { filledLines, type TextModel } from '../model/text-model.ts'
import { INLINE_NAMED, NAMED } from './order-numbering-named.words.ts'

/** A heading whose number does not go on: 做法之一, 做法之二, 做法之四; 1.1, 1.2, 1.4. */
interface WrongStep {
  start: number
  end: number
  expected: string
  isRepeat: boolean
}

const LONGEST = 12

interface Step {
  start: number
  end: number
  value: number
  digits: string
}

const found = new WeakMap<TextModel, WrongStep[]>()

export function namedSteps(model: TextModel): WrongStep[] {
  const known = found.get(model) ?? readSteps(model)
  found.set(model, known)
  return known
}

function readSteps(model: TextModel): WrongStep[] {
  const { plain } = model
  const runs = new Map<string, Step[]>()
  const all: Step[][] = []
  const put = (start: number, whole: string, groups: Record<string, string | undefined>) => {
    const word = (groups.word ?? groups.word2 ?? groups.word3) as string
    const digits = (groups.value ?? groups.value2 ?? groups.value3) as string
    const key = word + (groups.noun ?? '')
    const value = Number(parseChineseNumber(digits))
    let steps = runs.get(key)
    if (!steps || value === 1) {
      steps = []
      runs.set(key, steps)
      all.push(steps)
    }
    steps.push({ start, end: start + whole.length, value, digits })
  }
  for (const line of filledLines(model)) {
    const { groups, 0: whole } = NAMED.exec(plain.slice(line.start, line.start + LONGEST)) ?? { 0: '' }
    if (groups) put(line.start, whole, groups)
  }
  runs.clear()
  for (const { index, groups } of plain.matchAll(INLINE_NAMED)) {
    const { word = '', value = '' } = groups ?? {}
    const start = index + 1 - word.length
    if (plain[start - 1] !== '\n') put(start, word + value, { word, value })
  }
  return all.flatMap((steps) => wrongIn(plain, steps))
}

/** A run of three that begins with one is counted. */
function wrongIn(plain: string, steps: Step[]): WrongStep[] {
  if (steps.length < 3 || steps[0]?.value !== 1) return []
  let last = 0
  const wrong = steps.flatMap((step, index) => {
    const before = steps[index - 1]
    const expectedValue = last + 1
    // 1.2, 1.2, 1.4: only the second is wrong.
    last = step.value === last && steps[index + 1]?.value === last + 2 ? last + 1 : step.value
    if (!before || step.value === expectedValue) return []
    const expected = /\d/.test(step.digits) ? String(expectedValue) : toChineseNumeral(expectedValue)
    const written = plain.slice(step.start, step.end).replace(step.digits, expected)
    const isRepeat = step.value === expectedValue - 1
    if ((!isRepeat && step.value !== expectedValue + 1) || plain.slice(before.end, step.start).includes(written))
      return []
    return [{ start: step.start, end: step.end, expected, isRepeat }]
  })
  return wrong.length > 1 ? [] : wrong
}
