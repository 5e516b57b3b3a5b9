export { formatDate, isIsoDay, parseDate, periodLabel } from './dates.ts'
export { type HeadingLevel, headingLabel, ordinalLead } from './labels.ts'
export { formatNumber, yuanToWan } from './numbers.ts'
export { parseChineseNumber, toChineseDigits, toChineseNumeral } from './numerals.ts'
