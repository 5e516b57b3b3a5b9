import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract/index.ts'
import { checkData } from './service/check.ts'
import { earlierReports } from './service/earlier.ts'
import { getReport, listReports, reportFigure } from './service/read.ts'
import { listTemplates } from './service/templates.ts'
import { listWaivers, revokeWaiver, waive } from './service/waivers.ts'
import { listWords, putWords, removeWord } from './service/words.ts'
import { createReport, downloadReport, freezeReport } from './service/write.ts'

export function routes(router: Router): void {
  router.bind(operations.listTemplates, listTemplates)
  router.bind(operations.list, listReports)
  router.bind(operations.create, (ctx, { body }) => createReport(ctx, body))
  router.bind(operations.get, (ctx, { params }) => getReport(ctx, params.id))
  router.bind(operations.freeze, (ctx, { params }) => freezeReport(ctx, params.id))
  router.bind(operations.figure, (ctx, { params }) => reportFigure(ctx, params.id, params.figure))
  router.bind(operations.download, (ctx, { params }) => downloadReport(ctx, params.id))
  router.bind(operations.checkData, checkData)
  router.bind(operations.earlier, earlierReports)
  router.bind(operations.listWaivers, (ctx, { query }) => listWaivers(ctx, query))
  router.bind(operations.waive, (ctx, { body }) => waive(ctx, body))
  router.bind(operations.revokeWaiver, (ctx, { params }) => revokeWaiver(ctx, params.id))
  router.bind(operations.listWords, listWords)
  router.bind(operations.putWords, (ctx, { body }) => putWords(ctx, body.items))
  router.bind(operations.removeWord, (ctx, { params }) => removeWord(ctx, params.id))
}
