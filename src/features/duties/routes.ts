import type { Router } from '../../platform/http/router.ts'
import { gapOperations } from './contract/gaps.ts'
import { handoverOperations } from './contract/handover.ts'
import { operations } from './contract.ts'
import { gapAlarms } from './service/gaps.ts'
import { confirmHandover, getHandover, listHandovers, noteHandover, withdrawHandover } from './service/handover.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.list, (ctx) => service.listDuties(ctx))
  router.bind(operations.listRows, (ctx, { query }) => service.listRows(ctx, query))
  router.bind(operations.own, (ctx) => service.ownPlaces(ctx))
  router.bind(operations.propose, (ctx, { query }) => service.propose(ctx, query.from))
  router.bind(operations.export, (ctx, { query }) => service.exportDuties(ctx, query.departmentId))
  router.bind(operations.assignMany, (ctx, { body }) => service.assignDuties(ctx, body.changes, body.way))
  router.bind(operations.undo, (ctx, { params }) => service.undoChange(ctx, params.id))
  router.bind(operations.assign, (ctx, { params, body }) => service.assign(ctx, { ...params, ...body }))
  router.bind(operations.removePart, (ctx, { params }) => service.removePart(ctx, params.id))
  router.bind(operations.listTasks, (ctx, { query }) => service.listTasks(ctx, query))
  router.bind(operations.getTask, (ctx, { params }) => service.getTask(ctx, params.id))
  router.bind(operations.createTask, (ctx, { body }) => service.createTask(ctx, body))
  router.bind(operations.submitTask, (ctx, { params, body }) =>
    service.submitTask(ctx, params.id, body.note, body.evidenceIds),
  )
  router.bind(operations.confirmTask, (ctx, { params }) => service.confirmTask(ctx, params.id))
  router.bind(operations.returnTask, (ctx, { params, body }) => service.returnTask(ctx, params.id, body.reason))
  router.bind(gapOperations.gaps, async (ctx, { query }) => ({ items: await gapAlarms(ctx, query.day) }))
  router.bind(handoverOperations.listHandovers, (ctx, { query }) => listHandovers(ctx, query))
  router.bind(handoverOperations.getHandover, (ctx, { params }) => getHandover(ctx, params.id))
  router.bind(handoverOperations.noteHandover, (ctx, { params, body }) => noteHandover(ctx, params.id, body.note))
  router.bind(handoverOperations.confirmHandover, (ctx, { params, body }) => confirmHandover(ctx, params.id, body.side))
  router.bind(handoverOperations.withdrawHandover, (ctx, { params, body }) =>
    withdrawHandover(ctx, params.id, body.side),
  )
}
