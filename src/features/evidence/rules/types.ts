import type { EvidenceTable } from '../tables.ts'

/** What a file is, told by its content. */
export interface FileKind {
  kind: EvidenceTable['kind']
  mediaType: string
  /** Endings that tell the truth about it, the usual one first. */
  endings: string[]
  /** Whether pictures can be made of it here; HEIC is kept but not read. */
  picture: boolean
}

const photo = (mediaType: string, endings: string[], picture = true): FileKind => ({
  kind: 'photo',
  mediaType,
  endings,
  picture,
})
const document = (mediaType: string, endings: string[]): FileKind => ({
  kind: 'document',
  mediaType,
  endings,
  picture: false,
})
const archive = (mediaType: string, endings: string[]): FileKind => ({
  kind: 'other',
  mediaType,
  endings,
  picture: false,
})
const officeXml = 'application/vnd.openxmlformats-officedocument'

/** Media types as content recognition names them → what we take. */
const accepted: Record<string, FileKind> = {
  'image/jpeg': photo('image/jpeg', ['jpg', 'jpeg', 'jfif']),
  'image/png': photo('image/png', ['png']),
  'image/webp': photo('image/webp', ['webp']),
  'image/gif': photo('image/gif', ['gif']),
  'image/heic': photo('image/heic', ['heic', 'heif'], false),
  'image/heif': photo('image/heif', ['heif', 'heic'], false),
  'application/pdf': document('application/pdf', ['pdf']),
  [`${officeXml}.wordprocessingml.document`]: document(`${officeXml}.wordprocessingml.document`, ['docx']),
  [`${officeXml}.spreadsheetml.sheet`]: document(`${officeXml}.spreadsheetml.sheet`, ['xlsx']),
  [`${officeXml}.presentationml.presentation`]: document(`${officeXml}.presentationml.presentation`, ['pptx']),
  'application/zip': archive('application/zip', ['zip', 'ofd']),
  'application/x-rar-compressed': archive('application/vnd.rar', ['rar']),
  'application/x-7z-compressed': archive('application/x-7z-compressed', ['7z']),
}

export function acceptedKind(mediaType: string): FileKind | undefined {
  return Object.hasOwn(accepted, mediaType) ? accepted[mediaType] : undefined
}

/** Streams that make a compound file a document of old Office or WPS. */
export const oldOffice: { stream: string; kind: FileKind }[] = [
  { stream: 'WordDocument', kind: document('application/msword', ['doc', 'wps', 'dot']) },
  { stream: 'Workbook', kind: document('application/vnd.ms-excel', ['xls', 'et', 'xlt']) },
  { stream: 'Book', kind: document('application/vnd.ms-excel', ['xls', 'et', 'xlt']) },
  { stream: 'PowerPoint Document', kind: document('application/vnd.ms-powerpoint', ['ppt', 'dps', 'pps']) },
]

export const plainText = document('text/plain', ['txt', 'csv', 'md'])
