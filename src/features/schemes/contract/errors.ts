import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('schemes', {
  noCycle: { status: 404, message: '本单位还没有创建周期，请先在“设置”里选定测评体系和起止日期' },
  noSuchVersion: { status: 404, message: '没有这个版本的测评体系' },
  published: {
    status: 409,
    message: '“{title}”{version} 版已经发布，内容与此不同；已发布的版本不能改，请换一个版本号',
  },
  faulty: { status: 422, message: '测评体系有 {count} 处错误，不能发布。第一处：{first}' },
  datesReversed: { status: 422, message: '创建周期的结束日期不能早于开始日期' },
  cycleTooLong: { status: 422, message: '创建周期最长 {years} 年，请核对起止日期' },
  tooLarge: { status: 413, message: '文件超过 {limit} MB，请删去图片和无关的工作表后再试' },
  incomplete: { status: 422, message: '文件没有传完，可能是网络中断，请重新选择文件' },
  unreadable: { status: 422, message: '{reason}' },
  noSuchBase: { status: 404, message: '还没有发布基准体系“{key}”{version} 版，请先导入它' },
  unweighted: { status: 422, message: '“{title}”没有定分值，不能用来开始周期；请先做地方细则，给条目定分值' },
  keptByCycle: { status: 409, message: '“{title}”{version} 版已有创建周期在用，不能撤回' },
  keptByOverlay: {
    status: 409,
    message: '“{title}”{version} 版是地方细则“{by}”的基准，不能撤回；要撤回请先撤回那一份',
  },
  keptByUnit: { status: 409, message: '“{title}”{version} 版是别的单位发布的，只有它能撤回' },
  noSuchMapping: { status: 404, message: '没有这份列的对照，可能已经删去' },
})

/** Largest scheme file in bytes; a real one has a few hundred kilobytes. */
export const uploadLimit = 10 * 1024 * 1024
/** Faults sent with one answer; who has more mends these first. */
export const shownFaults = 500
