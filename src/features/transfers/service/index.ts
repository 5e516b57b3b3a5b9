export { carry, list, preview, undo } from './carry.ts'
export { effect } from './effect.ts'
