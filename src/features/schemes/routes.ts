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
  router.bind(operations.check, (ctx, { query }, request) => service.checkFile(ctx, query, request))
  router.bind(operations.import, (ctx, { query }, request) => service.importFile(ctx, query, request))
  router.bind(operations.export, (ctx, { params }) => service.exportVersion(ctx, params.id))
  router.bind(operations.diff, (ctx, { query }) => service.diffVersions(ctx, query))
  router.bind(operations.diffWorkbook, (ctx, { query }) => service.exportDiff(ctx, query))
  router.bind(operations.withdraw, (ctx, { params }) => service.withdrawVersion(ctx, params.id))
  router.bind(operations.restore, (ctx, { params }) => service.restoreVersion(ctx, params.id))
  router.bind(operations.readTable, (ctx, { query }, request) => service.readTables(ctx, query.name, request))
  router.bind(operations.listMappings, (ctx) => service.listMappings(ctx))
  router.bind(operations.saveMapping, (ctx, { body }) => service.saveMapping(ctx, body))
  router.bind(operations.removeMapping, (ctx, { params }) => service.removeMapping(ctx, params.id))
  router.bind(operations.readOverlay, (ctx, { query }, request) => service.readOverlayFile(ctx, query.name, request))
  router.bind(operations.tryOverlay, (ctx, { body }) => service.tryOverlay(ctx, body))
  router.bind(operations.publishOverlay, (ctx, { body }) => service.publishOverlay(ctx, body))
  router.bind(operations.overlayOf, (ctx, { params }) => service.overlayOf(ctx, params.id))
  router.bind(operations.exportOverlay, (ctx, { params }) => service.exportOverlay(ctx, params.id))
  // Last: every other word behind /api/schemes/ is not an id.
  router.bind(operations.version, (ctx, { params }) => service.viewVersion(ctx, params.id))
}
