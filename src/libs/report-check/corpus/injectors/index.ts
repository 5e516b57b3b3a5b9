import type { Injector } from '../types.ts'
import { conventionInjectors } from './conventions.ts'
import { identityInjectors } from './identity.ts'
import { numberInjectors } from './numbers.ts'
import { orderInjectors } from './order.ts'
import { punctuationInjectors } from './punctuation.ts'
import { spliceInjectors } from './splices.ts'
import { structureInjectors } from './structure.ts'
import { toldInjectors } from './told.ts'
import { unitInjectors } from './units.ts'
import { wordInjectors } from './words.ts'

/** Every kind of fault that the generator can put into a clean report. */
export const injectors: readonly Injector[] = [
  ...numberInjectors,
  ...unitInjectors,
  ...orderInjectors,
  ...structureInjectors,
  ...toldInjectors,
  ...wordInjectors,
  ...punctuationInjectors,
  ...conventionInjectors,
  ...identityInjectors,
  ...spliceInjectors,
]
