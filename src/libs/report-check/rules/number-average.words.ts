/** What divides an average, by the family of its unit. */
export const ALIKE: Record<string, readonly string[]> = {
  人: ['人', '人次'],
  户: ['户', '户次', '家'],
  家: ['家', '户'],
  场: ['场', '场次', '次'],
  次: ['次', '场次', '场'],
  支: ['支'],
}

/** 约, 近: an average told roughly. */
export const LOOSE = 0.15

/** Part of the total, several totals, limits, and what has a meaning of its own. */
export const NO_DIVISION =
  /其中|分别|另|不(?:少于|超过|低于|足)|至少|最[高多低少]|以[上下内]|超出|纯收入|可支配|消费支出|标准|补助|补贴|限[额购]|计划|原则|GDP|生产总值/

export const PUPILS = /(?:在校学生|在校生|学生|在籍学生)(?:总数|共|共有)?$/
