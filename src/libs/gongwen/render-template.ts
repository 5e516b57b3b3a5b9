import { type Block, Gongwen, type Part } from './model.ts'
import { plainText, textPart } from './outline.ts'
import { ReportData, ReportTemplate, type Sentence, type TemplateBlock } from './template.ts'
import { createScope, mergeText, type Scope, TemplateError } from './template-scope.ts'

function framed(
  pieces: Part[][],
  frame: { join?: string | undefined; start?: string | undefined; end?: string | undefined },
): Part[] {
  const filled = pieces.filter((piece) => piece.length > 0)
  if (filled.length === 0) return []
  const joined = filled.flatMap((piece, index) => (index === 0 ? piece : [textPart(frame.join ?? ''), ...piece]))
  return [textPart(frame.start ?? ''), ...joined, textPart(frame.end ?? '')]
}

/** A name unknown in words that are left out this time would surface only later, on somebody else's data. */
function inspectSentences(sentences: Sentence[], place: string, scope: Scope): void {
  for (const sentence of sentences) {
    if (typeof sentence === 'string') scope.inspect(sentence, place)
    else if ('joined' in sentence) inspectSentences(sentence.joined, place, scope)
    else scope.inspect(sentence.text, place)
  }
}

function fillSentence(sentence: Sentence, place: string, scope: Scope): Part[] {
  if (typeof sentence === 'string') return scope.fill(sentence, place)
  if (!scope.holds(sentence.when, place)) {
    inspectSentences([sentence], place, scope)
    return []
  }
  if ('joined' in sentence)
    return framed(
      sentence.joined.map((inner) => fillSentence(inner, place, scope)),
      sentence,
    )
  if ('each' in sentence) {
    return framed(
      scope.list(sentence.each, place).map((entry) => scope.fill(sentence.text, place, entry)),
      sentence,
    )
  }
  return scope.fill(sentence.text, place)
}

function fillBlock(block: TemplateBlock, place: string, scope: Scope): Block[] {
  if (!scope.holds(block.when, place)) {
    inspectSentences('paragraph' in block ? block.paragraph : [block.text], place, scope)
    return []
  }
  if ('heading' in block) {
    return [{ type: 'heading', level: block.heading, parts: mergeText(scope.fill(block.text, place)) }]
  }
  if ('list' in block) {
    const items = scope.list(block.list, place).map((entry) => mergeText(scope.fill(block.text, place, entry)))
    return items.length === 0 ? [] : [{ type: 'list', marker: block.marker, items }]
  }
  const parts = mergeText(block.paragraph.flatMap((sentence) => fillSentence(sentence, place, scope)))
  return parts.length === 0 ? [] : [{ type: 'paragraph', parts }]
}

/** Drops headings under which nothing is left, so that the numbers of the others stay without gaps. */
function withoutEmptySections(blocks: Block[]): Block[] {
  const kept: Block[] = []
  for (const block of blocks.toReversed()) {
    const next = kept.at(-1)
    const isEmpty =
      block.type === 'heading' && (next === undefined || (next.type === 'heading' && next.level <= block.level))
    if (!isEmpty) kept.push(block)
  }
  return kept.toReversed()
}

function placeOf(block: TemplateBlock, index: number): string {
  const kind = 'heading' in block ? '标题' : 'list' in block ? '列表' : '段落'
  return `第${index + 1}块（${kind}）`
}

/**
 * Fills a template with a unit's data. Pure: equal input gives an equal document. Figures become figure parts (with the id they
 * stand for), facts and list fields become words; sections left empty by their conditions disappear.
 *
 * @throws TemplateError naming every unknown name and every figure without data that no condition guards
 * @throws ZodError when template or data do not have their shape
 */
export function renderTemplate(templateInput: unknown, dataInput: unknown): Gongwen {
  const template = ReportTemplate.parse(templateInput)
  const data = ReportData.parse(dataInput)
  const scope = createScope(template, data)
  const words = (text: string, place: string) => plainText(scope.fill(text, place))
  const document = {
    title: words(template.title, '标题行'),
    recipients: data.recipients ?? template.recipients.map((name) => words(name, '主送')),
    blocks: withoutEmptySections(
      template.blocks.flatMap((block, index) => fillBlock(block, placeOf(block, index), scope)),
    ),
    signature: words(template.signature, '署名'),
    date: data.date,
  }
  if (scope.problems.length > 0) throw new TemplateError(scope.problems)
  return Gongwen.parse(document)
}

function sentenceWords(sentence: Sentence): string[] {
  if (typeof sentence === 'string') return [sentence]
  const own = [sentence.when ?? []].flat().map((condition) => condition.replace(/[a-z][\w.]*/gi, '{$&}'))
  return 'joined' in sentence ? [...own, ...sentence.joined.flatMap(sentenceWords)] : [...own, sentence.text]
}

/** Every name a template uses in its words and conditions (list fields aside), sorted: what its data must bring. */
export function templateNames(template: ReportTemplate): string[] {
  const words = [
    template.title,
    template.signature,
    ...template.recipients,
    ...template.blocks.flatMap((block) => {
      const sentences: Sentence[] = 'paragraph' in block ? block.paragraph : [block.text]
      return [...sentences, { text: '-', when: block.when }].flatMap(sentenceWords)
    }),
  ]
  const names = words.flatMap((text) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim()))
  return [...new Set(names)].filter((name) => !name.startsWith('item.')).toSorted()
}
