import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import { overview } from './service.ts'

export function routes(router: Router): void {
  router.bind(operations.get, overview)
}
