import { TextlintKernel, type TextlintKernelPlugin, type TextlintKernelRule } from '@textlint/kernel'
import textPlugin from '@textlint/textlint-plugin-text'
import autocorrect from 'autocorrect-node'
import { run as zhlint } from 'zhlint'
import type { Finding, Tool } from '../tools.ts'

const wantedSpace = (text: string, at: number) => {
  const besideDigit = /[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]/.test(text.slice(at - 1, at + 1))
  return { space: besideDigit ? ('beside digit' as const) : ('elsewhere' as const) }
}

const zhlintTool: Tool = {
  name: 'zhlint',
  find: (text) =>
    zhlint(text, { rules: { preset: 'default' }, logger: silent }).validations.map(
      ({ index, length, message, target }) => {
        const after = index + Math.max(1, length)
        return {
          rule: message,
          severity: 'warning',
          start: index,
          end: after,
          ...(target === 'spaceAfter' && text[index + length] !== ' ' && wantedSpace(text, index + length)),
        }
      },
    ),
}

const silent = { ...console, log() {}, info() {}, warn() {}, error() {}, debug() {} }

/** autocorrect returns whole corrected lines: walk both to find the single changes. */
function lineChanges(before: string, after: string, offset: number): Finding[] {
  const found: Finding[] = []
  const add = (start: number, end: number, space: Pick<Finding, 'space'> = {}) =>
    found.push({ rule: 'autocorrect', severity: 'warning', start: offset + start, end: offset + end, ...space })
  let i = 0
  for (let j = 0; j < after.length; ) {
    if (before[i] === after[j]) {
      i++
      j++
    } else if (after[j] === ' ') {
      add(i, i + 1, wantedSpace(before, i))
      j++
    } else if (before[i] === ' ') {
      add(i, i + 1)
      i++
    } else {
      add(i, i + 1)
      i++
      j++
    }
  }
  return found
}

const autocorrectTool: Tool = {
  name: 'autocorrect',
  find: (text) => {
    const starts = lineStarts(text)
    return autocorrect
      .lintFor(text, 'report.txt')
      .lines.flatMap(({ l, c, old, new: corrected }) => lineChanges(old, corrected, starts[l - 1]! + c - 1))
  },
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Public rules that treat Chinese characters, or any script; the ja-* ones look at the same code points. */
const textlintRules = [
  'textlint-rule-zh-half-and-full-width-bracket',
  '@textlint-rule/textlint-rule-no-unmatched-pair',
  'textlint-rule-ja-space-between-half-and-full-width',
  'textlint-rule-ja-no-space-between-full-width',
  'textlint-rule-no-zero-width-spaces',
  'textlint-rule-doubled-spaces',
  'textlint-rule-no-mixed-zenkaku-and-hankaku-alphabet',
]

/** CommonJS rules arrive wrapped once or twice in `default`. */
function unwrap(module: unknown): TextlintKernelRule['rule'] {
  const inner = (module as { default?: unknown }).default
  return (inner === undefined ? module : unwrap(inner)) as TextlintKernelRule['rule']
}

async function createTextlint(): Promise<Tool> {
  const kernel = new TextlintKernel()
  const rules = await Promise.all(
    textlintRules.map(async (name) => ({ ruleId: name, rule: unwrap(await import(name)), options: optionsOf(name) })),
  )
  const plugins = [{ pluginId: 'text', plugin: unwrapPlugin(textPlugin) }]
  return {
    name: 'textlint',
    find: async (text) => {
      const { messages } = await kernel.lintText(text, { ext: '.txt', rules, plugins })
      return messages.map(({ ruleId, range }) => ({
        rule: ruleId,
        severity: 'warning',
        start: range[0],
        end: Math.max(range[1], range[0] + 1),
        ...(ruleId.includes('space-between-half') && text[range[0]] !== ' ' && wantedSpace(text, range[0] + 1)),
      }))
    },
  }
}

/** The spacing rule is asked for what Chinese linters ask for, so that each peer is tried in its usual way. */
const optionsOf = (name: string) => (name.includes('space-between-half') ? { space: ['alphabets', 'numbers'] } : true)

/** The plugin's types describe its module, not the object that the kernel wants. */
const unwrapPlugin = (plugin: unknown) =>
  ((plugin as { default?: unknown }).default ?? plugin) as TextlintKernelPlugin['plugin']

export const peers: Tool[] = [zhlintTool, autocorrectTool, await createTextlint()]
