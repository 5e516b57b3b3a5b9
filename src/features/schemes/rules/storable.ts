import type { SchemeContent, SchemeTree } from '../../../libs/scoring/index.ts'

const deepest = 12
const mostNodes = 10_000
/** Bytes of a path that the database's index takes. */
const longestPath = 2000

/** Why a scheme cannot be kept at all, in Chinese; undefined when it can. Real schemes are far below these limits. */
export function unstorable(content: SchemeContent, tree: SchemeTree): string | undefined {
  if (tree.nodes.length > mostNodes) return `体系超过 ${mostNodes} 个条目，请拆成几个体系或删去无关的行`
  if (tree.nodes.some(({ depth }) => depth > deepest)) return `体系超过 ${deepest} 层，请减少层级`
  if (tree.nodes.some(({ path }) => Buffer.byteLength(path) > longestPath)) return '编号太长，请改用简短的编号'
  if (holdsUnstorableText(content)) return '文件里有无法保存的控制字符，请在 Excel 或记事本里另存后再试'
  return undefined
}

/** PostgreSQL keeps neither U+0000 nor halves of characters; JSON writes both as escapes. */
function holdsUnstorableText(content: SchemeContent): boolean {
  return /(?<!\\)(\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(content))
}
