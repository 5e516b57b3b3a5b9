export { decodeText, readWorkbook, refuseTooLarge } from './read.ts'
export * from './workbook.ts'
export { type Cell, type Sheet, writeWorkbook } from './write.ts'
