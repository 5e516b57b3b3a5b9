import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.current, (ctx) => service.currentTree(ctx))
  router.bind(operations.list, (ctx) => service.listVersions(ctx))
  router.bind(operations.listCycles, (ctx) => service.listCycles(ctx))
  router.bind(operations.startCycle, (ctx, { body: { versionId, ...dates } }) =>
    service.startCycleOn(ctx, versionId, dates),
  )
  router.bind(operations.check, (ctx, { query }, request) => service.checkFile(ctx, query.name, request))
  router.bind(operations.import, (ctx, { query }, request) => service.importFile(ctx, query, request))
  router.bind(operations.export, (ctx, { params }) => service.exportVersion(ctx, params.id))
  router.bind(operations.diff, (ctx, { query }) => service.diffVersions(ctx, query))
  router.bind(operations.diffWorkbook, (ctx, { query }) => service.exportDiff(ctx, query))
}
