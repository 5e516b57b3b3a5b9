import { LineCounter, parseDocument } from 'yaml'
import { Overlay } from '../../scoring/index.ts'
import { inChinese } from '../chinese-issues.ts'
import { error, inReadingOrder } from '../faults.ts'
import { findPlace, parseYaml, type YamlPath, yamlText } from '../yaml.ts'
import type { ReadOverlay } from './index.ts'

export function isOverlayYaml(text: string): boolean {
  const document = parseDocument(text, { prettyErrors: false })
  return !document.has('nodes') && (document.has('changes') || document.has('additions'))
}

export function readOverlayYaml(text: string): ReadOverlay {
  const lines = new LineCounter()
  const { document, value } = parseYaml(text, lines)
  const parsed = inChinese(Overlay, value)
  const placeOf: ReadOverlay['placeOf'] = ({ part, index, field }) =>
    findPlace(document, part === 'head' ? [field] : [part, index, field], lines)
  if (parsed.success) return { overlay: parsed.data, faults: [], placeOf }
  const faults = parsed.error.issues.map((issue) => {
    const path: YamlPath = issue.path.filter((part) => typeof part !== 'symbol')
    return error(findPlace(document, path, lines), `${path.join('.') || '文件'}：${issue.message}`)
  })
  return { overlay: undefined, faults: inReadingOrder(faults), placeOf }
}

export function writeOverlayYaml(overlay: Overlay): string {
  return yamlText(overlay)
}
