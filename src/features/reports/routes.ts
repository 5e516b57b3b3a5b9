import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import { checkData } from './service/check.ts'
import { getReport, listReports, reportFigure } from './service/read.ts'
import { listTemplates } from './service/templates.ts'
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
}
