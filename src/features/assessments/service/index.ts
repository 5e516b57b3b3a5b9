export { answer, type NewAnswer, saveAnswers } from './answers.ts'
export { onCycleStarted, onOrganizationChanged, onRecordsChanged } from './listeners.ts'
export { rescore, rescoreAll } from './rescore.ts'
export { criterion, scorecard } from './scorecard.ts'
