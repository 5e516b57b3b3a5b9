import { z } from 'zod'
import { Id, Instant, line, Paging, page } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'

export const errors = defineErrors('evidence', {
  noSuchEvidence: { status: 404, message: '没有这份佐证材料' },
  tooLarge: { status: 413, message: '文件超过 {limit} MB，请压缩后再传，或改为填写链接' },
  empty: { status: 422, message: '文件是空的，可能没有传完，请重新选择文件' },
  incomplete: { status: 422, message: '文件没有传完，可能是网络中断，请重新上传' },
  tooManyPixels: { status: 422, message: '照片超过 {limit} 亿像素，请缩小后再传' },
  unknownKind: {
    status: 415,
    message: '不认识这种文件。可以上传照片（JPG、PNG、WebP、GIF、HEIC）、PDF、Word、Excel、PPT、TXT 和压缩包',
  },
  brokenPhoto: { status: 422, message: '照片已损坏，打不开，请重新拍摄或另存后再传' },
})

/** Largest upload in bytes. */
export const uploadLimit = 64 * 1024 * 1024

export const Evidence = z.object({
  id: Id,
  kind: z.enum(['photo', 'document', 'other']),
  name: z.string(),
  caption: z.string().nullable(),
  mediaType: z.string(),
  size: z.number().int().describe('字节'),
  sha256: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  takenAt: Instant.nullable(),
  hasThumbnail: z.boolean(),
  createdAt: Instant,
  /** How many records use it. */
  records: z.number().int(),
})
export type Evidence = z.infer<typeof Evidence>

const ById = z.object({ id: Id })

export const operations = {
  list: operation({
    id: 'evidence.list',
    method: 'get',
    path: '/api/evidence',
    permission: 'evidence.read',
    summary: '佐证材料列表',
    query: Paging.extend({ kind: z.enum(['photo', 'document', 'other']).optional(), search: line(50).optional() }),
    output: page(Evidence),
  }),
  /** The body is the file itself; the same bytes again answer with what is already there. */
  upload: operation({
    id: 'evidence.upload',
    method: 'post',
    path: '/api/evidence',
    permission: 'evidence.write',
    summary: '上传佐证材料',
    query: z.object({ name: line(200).min(1, '必填').describe('文件名') }),
    upload: true,
    output: Evidence.extend({ alreadyThere: z.boolean() }),
    errors: [
      errors.tooLarge,
      errors.empty,
      errors.incomplete,
      errors.unknownKind,
      errors.brokenPhoto,
      errors.tooManyPixels,
    ],
  }),
  get: operation({
    id: 'evidence.get',
    method: 'get',
    path: '/api/evidence/{id}',
    permission: 'evidence.read',
    summary: '佐证材料信息和使用它的记录',
    params: ById,
    output: Evidence.extend({
      usedBy: z.array(z.object({ recordId: Id, ledger: z.string(), title: z.string(), occurredOn: z.string() })),
    }),
    errors: [errors.noSuchEvidence],
  }),
  original: operation({
    id: 'evidence.original',
    method: 'get',
    path: '/api/evidence/{id}/original',
    permission: 'evidence.read',
    summary: '下载原件',
    params: ById,
    binary: ['application/octet-stream'],
    errors: [errors.noSuchEvidence],
  }),
  thumbnail: operation({
    id: 'evidence.thumbnail',
    method: 'get',
    path: '/api/evidence/{id}/thumbnail',
    permission: 'evidence.read',
    summary: '缩略图',
    params: ById,
    binary: ['image/webp'],
    errors: [errors.noSuchEvidence],
  }),
  update: operation({
    id: 'evidence.update',
    method: 'patch',
    path: '/api/evidence/{id}',
    permission: 'evidence.write',
    summary: '修改说明',
    params: ById,
    body: z.object({ caption: line(200).nullable() }),
    output: Evidence,
    errors: [errors.noSuchEvidence],
  }),
}
