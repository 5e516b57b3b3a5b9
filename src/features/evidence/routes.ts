import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import { downloadOriginal, downloadThumbnail, getEvidence, listEvidence, updateEvidence } from './service/read.ts'
import { uploadEvidence } from './service/upload.ts'

export function routes(router: Router): void {
  router.bind(operations.list, (ctx, { query }) => listEvidence(ctx, query))
  router.bind(operations.upload, (ctx, { query }, request) => uploadEvidence(ctx, query.name, request))
  router.bind(operations.get, (ctx, { params }) => getEvidence(ctx, params.id))
  router.bind(operations.original, (ctx, { params }, request) => downloadOriginal(ctx, params.id, request))
  router.bind(operations.thumbnail, (ctx, { params }, request) => downloadThumbnail(ctx, params.id, request))
  router.bind(operations.update, (ctx, { params, body }) => updateEvidence(ctx, params.id, body.caption))
}
