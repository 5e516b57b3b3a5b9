/**
 * The page of GB/T 9704-2012: A4, text area 156 × 225 mm with 22 lines of 28 characters in 3号 (16 pt).
 * Lengths are in twips (1/1440 inch, 1/20 pt): old WPS does not read the "37mm" form.
 */

export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

export const PAGE = { width: twips(210), height: twips(297) }
export const MARGIN = { top: twips(37), right: twips(26), bottom: twips(35), left: twips(28) }
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right

/** 225 mm / 22 lines = 28.99 pt. */
export const LINE_PITCH = 579
/**
 * 156 mm / 28 characters = 15.79 pt, a little less than the 16 pt glyph. The difference is taken from the spacing of the runs,
 * not from a character grid: LibreOffice gives a glyph that is wider than its grid cell two cells, which halves the line.
 */
export const CHARACTER_SPACING = -5
export const CHARACTER_WIDTH = 320 + CHARACTER_SPACING

/** The page number's dash stands 7 mm under the text area: 35 − 7 mm, less about half of its line. */
export const FOOTER_DISTANCE = twips(25)

/** Fonts are named only. They are not free to ship, and every office computer in China has them or their substitutes. */
export const FONT = {
  title: '方正小标宋简体',
  level1: '黑体',
  level2: '楷体_GB2312',
  body: '仿宋_GB2312',
  pageNumber: '宋体',
}

/** Chinese type sizes in half-points. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28 }

/** Width of a text in full characters: ASCII takes half of one. */
export function widthInCharacters(text: string): number {
  return [...text].reduce((width, character) => width + (/[\x20-\x7e]/.test(character) ? 0.5 : 1), 0)
}
