export { overview } from './home.ts'
export { leader } from './leader.ts'
export { steps } from './steps.ts'
