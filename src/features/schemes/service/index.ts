export { listCycles, startCycle, startCycleOn } from './cycles.ts'
export { checkFile, exportVersion, importFile } from './files.ts'
export { publishScheme, publishSchemes } from './publish.ts'
export { currentCycle, currentScheme, currentTree, listVersions, type Scheme, schemeOf } from './read.ts'
