export { calendar } from './calendar.ts'
export { addFeed, feeds, ics, icsOf, switchFeed } from './feeds.ts'
export { addTitle, changeLevel, changeTitle, chooseLadder, ladder, switchTitle } from './ladder.ts'
export { plan, savePlan } from './plan.ts'
