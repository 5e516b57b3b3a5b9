import type { DocxMap, DocxParagraph, ReadDocument } from '../read/types.ts'
import type { FormattedParagraph, LayoutFacts, Section } from './facts.ts'
import type { Role } from './rules.ts'

/** A body paragraph with its text, its role and its looks. */
export interface Placed {
  paragraph: DocxParagraph
  text: string
  role: Role
  looks: FormattedParagraph
  section: Section | undefined
  isHeading: boolean
}

/** The paragraphs of the body below the red head, each with the role it plays. */
export function placeParagraphs({ document }: ReadDocument, map: DocxMap, facts: LayoutFacts): Placed[] {
  const placed: Placed[] = []
  let inTitle = true
  const bodies = map.paragraphs.filter(
    ({ part, story, start, end }) =>
      part === map.mainPart && story === 'body' && document.text.slice(start, end).trim() !== '',
  )
  const headEnd = redHeadEnd(bodies, document.text, facts)
  for (const [index, paragraph] of bodies.entries()) {
    const looks = facts.paragraphs.get(paragraph.rawStart)
    const text = document.text.slice(paragraph.start, paragraph.end)
    if (index < headEnd || paragraph.inTable || !looks) continue
    inTitle &&= looks.format.align === 'center'
    const role = inTitle ? 'title' : roleOf(text)
    // Captions of tables and titles of attachments have no rule of their own.
    if (role === 'body' && (looks.format.align === 'center' || isCaption(text, bodies[index + 1]))) continue
    const isHeading = document.lines?.[paragraph.line]?.kind === 'heading'
    const section = facts.sections.find((one) => paragraph.rawStart < one.endsAt)
    placed.push({ paragraph, text, looks, section, isHeading, role })
  }
  return placed
}

const HEAD_LINES = 8
const DOCUMENT_NUMBER = /^[\u4e00-\u9fff]{2,12}〔\d{4}〕\d{1,4}号(?:\s*签发人：.*)?$/
const HEAD_LINE = /^\d{6}$|^(?:绝密|机密|秘密)(?:★.{0,6})?$|^(?:特急|加急|平急)$|^签发人：/

/** Number of leading paragraphs that make the red head: copy number, secrecy, name of the issuer and document number. */
function redHeadEnd(bodies: DocxParagraph[], text: string, facts: LayoutFacts): number {
  const lines = bodies.slice(0, HEAD_LINES).map(({ start, end }) => text.slice(start, end).trim())
  const numbered = lines.findIndex((line) => DOCUMENT_NUMBER.test(line))
  if (numbered >= 0) return /^签发人：/.test(lines[numbered + 1] ?? '') ? numbered + 2 : numbered + 1
  let end = 0
  while (end < lines.length && (HEAD_LINE.test(lines[end] as string) || isRed(bodies[end] as DocxParagraph, facts)))
    end++
  return end
}

function isRed({ rawStart }: DocxParagraph, facts: LayoutFacts): boolean {
  const texts = facts.paragraphs.get(rawStart)?.texts.filter(({ text }) => text.trim() !== '') ?? []
  return (
    texts.length > 0 &&
    texts.every(({ format }) => /^[c-f][0-9a-f][0-4][0-9a-f][0-4][0-9a-f]$/i.test(format.color ?? ''))
  )
}

/** 表1 … and a short line right above a table have no rule of their own; mostly they are set in 黑体. */
function isCaption(text: string, next: DocxParagraph | undefined): boolean {
  const line = text.trim()
  if (line.length > 40 || /[。；]/.test(line)) return false
  return (
    /^(?:附?表|图)\s*[\d一二三四五六七八九十]/.test(line) ||
    (next?.inTable === true && !/^[一二三四五六七八九十]+、|^（/.test(line))
  )
}

function roleOf(text: string): Role {
  const line = text.trimStart()
  if (/^[一二三四五六七八九十]{1,3}、/.test(line) && isShort(line)) return 'level1'
  if (/^（[一二三四五六七八九十]{1,3}）/.test(line)) return 'level2'
  return 'body'
}

/** A heading is one sentence at most; a numbered paragraph of text is body. */
const isShort = (line: string) => line.length <= 50 && !/。./.test(line)
