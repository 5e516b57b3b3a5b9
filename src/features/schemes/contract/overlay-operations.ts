import { z } from 'zod'
import { operation } from '../../../libs/contract/index.ts'
import { errors } from './errors.ts'
import { SchemeVersion } from './model.ts'
import { OverlayCheck, OverlayDraft } from './overlay.ts'
import { ById, FileName, unusable, xlsx } from './uploads.ts'

/** Local rules over a published version. */
export const overlayOperations = {
  /** The body is the file itself. Nothing is kept. */
  readOverlay: operation({
    id: 'schemes.readOverlay',
    method: 'post',
    path: '/api/schemes/overlays/file',
    permission: 'schemes.write',
    summary: '试读地方细则文件（xlsx、yaml），逐处列出问题',
    query: FileName,
    upload: true,
    output: OverlayCheck,
    errors: [...unusable, errors.noSuchBase],
  }),
  /** Nothing is kept. */
  tryOverlay: operation({
    id: 'schemes.tryOverlay',
    method: 'post',
    path: '/api/schemes/overlays/check',
    permission: 'schemes.write',
    summary: '试合成地方细则',
    body: OverlayDraft,
    output: OverlayCheck,
    errors: [errors.noSuchBase],
  }),
  publishOverlay: operation({
    id: 'schemes.publishOverlay',
    method: 'post',
    path: '/api/schemes/overlays',
    permission: 'schemes.write',
    summary: '发布地方细则合成的体系',
    body: OverlayDraft,
    output: SchemeVersion,
    errors: [errors.noSuchBase, errors.faulty, errors.published],
  }),
  overlayOf: operation({
    id: 'schemes.overlayOf',
    method: 'get',
    path: '/api/schemes/{id}/overlay',
    permission: 'schemes.write',
    summary: '一个版本的地方细则，用来接着编制下一版',
    params: ById,
    output: z.object({ overlay: OverlayDraft.nullable() }),
    errors: [errors.noSuchVersion],
  }),
  exportOverlay: operation({
    id: 'schemes.exportOverlay',
    method: 'get',
    path: '/api/schemes/{id}/overlay/workbook',
    permission: 'schemes.read',
    summary: '下载一个版本的地方细则为 Excel',
    params: ById,
    binary: xlsx,
    errors: [errors.noSuchVersion],
  }),
}
