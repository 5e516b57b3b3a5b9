import { locate } from '../locate.ts'
import type { RuleInfo } from '../rule.ts'
import type { CheckDocument, Fault, LocatedFault, Severity } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'
import { CHINESE, type Words } from './words.ts'

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  blocker: 'error',
  error: 'error',
  warning: 'warning',
  hint: 'note',
}

/** Facts about a rule that SARIF shows beside its results. */
export type SarifRule = Pick<RuleInfo, 'id' | 'severity' | 'title' | 'why'>

/**
 * A SARIF 2.1.0 log of one run. Lines and columns of .docx, .doc and .pdf count in the extracted text, whose words stand in the snippet; only
 * plain text files carry machine-applicable fixes.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(
  files: readonly CheckedFile[],
  rules: readonly SarifRule[],
  version: string,
  words: Words = CHINESE,
) {
  const indexes = indexesOf(rules)
  return {
    ...HEAD,
    runs: [
      {
        ...runHead(rules, version, words),
        results: files.flatMap((checked, artifact) => resultsOf(checked, artifact, indexes, words)),
        artifacts: files.map(({ file }) => artifactOf(file)),
      },
    ],
  }
}

/** The same log written file after file, a result a line; what is written is kept nowhere. */
export function writeSarif(
  rules: readonly SarifRule[],
  version: string,
  write: (text: string) => void,
  words: Words = CHINESE,
) {
  const indexes = indexesOf(rules)
  const artifacts: ReturnType<typeof artifactOf>[] = []
  let isFirst = true
  write(`${opened(HEAD)},"runs":[${opened(runHead(rules, version, words))},"results":[`)
  return {
    add: (checked: CheckedFile): void => {
      const results = resultsOf(checked, artifacts.length, indexes, words).map((result) => JSON.stringify(result))
      artifacts.push(artifactOf(checked.file))
      if (results.length === 0) return
      write(`${isFirst ? '' : ','}\n${results.join(',\n')}`)
      isFirst = false
    },
    end: (): void => write(`\n],"artifacts":${JSON.stringify(artifacts)}}]}\n`),
  }
}

const HEAD = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' }
const runHead = (rules: readonly SarifRule[], version: string, { language }: Words) => ({
  tool: { driver: { name: 'chuangwen', version, language, rules: rules.map(toDescriptor) } },
  columnKind: 'unicodeCodePoints',
})
const artifactOf = (file: string) => ({ location: { uri: fileUri(file) }, sourceLanguage: 'zh-CN' })
const indexesOf = (rules: readonly SarifRule[]) => new Map(rules.map((rule, index) => [rule.id, index]))
/** An object as JSON without its closing brace, to be gone on with. */
const opened = (object: object) => JSON.stringify(object).slice(0, -1)

function toDescriptor({ id, severity, title, why }: SarifRule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    defaultConfiguration: { level: LEVEL[severity] },
  }
}

function resultsOf(
  { file, document, faults }: CheckedFile,
  artifact: number,
  indexes: Map<string, number>,
  words: Words,
) {
  const artifactLocation = { uri: fileUri(file), index: artifact }
  return locate(document, faults).map((located, index) => {
    const fault = faults[index] as Fault
    const ruleIndex = indexes.get(fault.rule)
    return {
      ruleId: fault.rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: LEVEL[fault.severity],
      message: { text: fault.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation,
            region: { ...region(located), snippet: { text: document.text.slice(fault.start, fault.end) } },
          },
        },
      ],
      ...fixes(document, fault, located, artifactLocation, words),
      properties: { severity: fault.severity },
    }
  })
}

function fixes(
  document: CheckDocument,
  fault: Fault,
  located: LocatedFault,
  artifactLocation: { uri: string },
  words: Words,
) {
  if (!fault.fix || (document.format !== 'text' && document.format !== 'markdown')) return {}
  const replacement = { deletedRegion: region(located), insertedContent: { text: fault.fix.text } }
  const description = { text: words.fix(fault.fix.text) }
  return { fixes: [{ description, artifactChanges: [{ artifactLocation, replacements: [replacement] }] }] }
}

function region({ line, column, endLine, endColumn }: LocatedFault) {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

/** A relative path, or a file URI for an absolute one; Windows separators become slashes. */
function fileUri(file: string): string {
  const path = file.replaceAll('\\', '/')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path[0]}:${encoded.slice(encoded.indexOf('/'))}`
  return path.startsWith('/') ? `file://${encoded}` : encoded
}
