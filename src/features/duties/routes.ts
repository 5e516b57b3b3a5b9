import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.list, (ctx) => service.listDuties(ctx))
  router.bind(operations.assign, (ctx, { params, body }) => service.assign(ctx, { ...params, ...body }))
  router.bind(operations.listTasks, (ctx, { query }) => service.listTasks(ctx, query))
  router.bind(operations.createTask, (ctx, { body }) => service.createTask(ctx, body))
  router.bind(operations.submitTask, (ctx, { params, body }) => service.submitTask(ctx, params.id, body.note))
  router.bind(operations.confirmTask, (ctx, { params }) => service.confirmTask(ctx, params.id))
  router.bind(operations.returnTask, (ctx, { params, body }) => service.returnTask(ctx, params.id, body.reason))
}
