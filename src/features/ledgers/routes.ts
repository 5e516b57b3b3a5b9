import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract/index.ts'
import { restoreRecord, updateRecord, withdrawRecord } from './service/change.ts'
import { createRecord } from './service/create.ts'
import { getRecord } from './service/describe.ts'
import { exportRecords } from './service/export.ts'
import { listLedgers, listRecords } from './service/list.ts'

export function routes(router: Router): void {
  router.bind(operations.listLedgers, (ctx) => listLedgers(ctx))
  router.bind(operations.listRecords, (ctx, { query }) => listRecords(ctx, query))
  // Before `/api/records/{id}`, which would take it for an id.
  router.bind(operations.exportRecords, (ctx, { query }) => exportRecords(ctx, query))
  router.bind(operations.createRecord, (ctx, { body }) => createRecord(ctx, body))
  router.bind(operations.getRecord, (ctx, { params }) => getRecord(ctx, params.id))
  router.bind(operations.updateRecord, (ctx, { params, body }) => updateRecord(ctx, params.id, body))
  router.bind(operations.withdrawRecord, (ctx, { params }) => withdrawRecord(ctx, params.id))
  router.bind(operations.restoreRecord, (ctx, { params }) => restoreRecord(ctx, params.id))
}
