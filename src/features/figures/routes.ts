import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import { getFigure } from './service/detail.ts'
import { listFigures } from './service/list.ts'

export function routes(router: Router): void {
  router.bind(operations.list, (ctx, { query }) => listFigures(ctx, query))
  router.bind(operations.get, (ctx, { params, query }) => getFigure(ctx, params.figure, query))
}
