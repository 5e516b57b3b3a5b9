export { assign, assignDuties, coverage, listDuties } from './duties.ts'
export { confirmTask, createTask, createTasks, listTasks, type NewTask, returnTask, submitTask } from './tasks.ts'
