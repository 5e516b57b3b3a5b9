import type { ReadErrorCode } from '../read/errors.ts'

/** Why a file could not be read, by the reader's code; each says what to do. */
export const ENGLISH_READ_ERRORS: Record<ReadErrorCode, string> = {
  empty: 'The file is empty: make sure it was saved, then choose it again.',
  'too-large': 'The file is larger than can be checked: compress its pictures or split it.',
  encrypted: 'The file is encrypted: take the password off and save it anew.',
  broken: 'The file is damaged and cannot be opened: save it anew from Word or WPS.',
  'zip-bomb': 'The file unpacks to an unreasonable size and was not read.',
  binary: 'This is not text, whatever its name says: choose the report itself.',
  'no-text': 'There is no text in the file; a scan must go through OCR first.',
  unsupported: 'Files of this kind cannot be checked: save it as .docx, .txt or .pdf.',
}

const SKIPPED: Record<string, string> = {
  没有可直接采用的改法: 'there is no correction to apply',
  '与前一处修改重叠，改完请再校核一次': 'it overlaps the correction before; check again afterwards',
  '与前一处修改相连，改完请再校核一次': 'it touches the correction before; check again afterwards',
  '需要另起一段，请在 Word 中手工修改': 'it needs a new paragraph; please change it in Word',
  '跨越段落、单元格或分节，请在 Word 中手工合并': 'it spans paragraphs, cells or sections; please join them in Word',
  '这是 Word 自动编号，不在正文里，请在 Word 中调整编号':
    'it is an automatic number and not in the text; please change the numbering in Word',
  '这里没有可以写入的文字，请在 Word 中手工修改': 'there is no text to write into; please change it in Word',
}

/** Why a correction was not written. */
export const skippedInEnglish = (reason: string): string => SKIPPED[reason] ?? reason
