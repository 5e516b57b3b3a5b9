export { type RosterDay, readDay } from './dates.ts'
export { type ReadRoster, ROSTER_LIMIT, type RosterRow, readRoster } from './read.ts'
export { LEADERSHIP, type RosterRole, sameWord } from './words.ts'
export { type RosterLine, rosterTemplate, writeRoster } from './write.ts'
