import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('reports', {
  noSuchTemplate: { status: 404, message: '没有这个汇报模板' },
  noSuchReport: { status: 404, message: '没有这份汇报' },
  alreadyFrozen: { status: 409, message: '汇报已于 {at} 定稿，不能再改；如需更新请另起一份' },
  datesReversed: { status: 422, message: '结束日期不能早于开始日期' },
  noSuchWaiver: { status: 404, message: '没有这条保留，可能已被撤销，请刷新后再看' },
  noSuchWord: { status: 404, message: '没有这个用词，可能已被删去，请刷新后再看' },
  tooManyWords: { status: 422, message: '本单位用词最多 {limit} 个，请先删去不用的再添加' },
  faulty: { status: 422, message: '校核发现 {count} 处必须改正的问题，请改正，或写明理由保留后再定稿' },
})
