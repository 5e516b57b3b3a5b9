export { bookmarkName } from './bookmarks.ts'
export { Block, Gongwen, Part } from './model.ts'
export { gongwenText, type OutlineLine, outline } from './outline.ts'
export { renderGongwen } from './render.ts'
