import { z } from 'zod'
import { operation } from '../../libs/contract/index.ts'
import { NodeScore } from '../assessments/contract/index.ts'
import { Coverage, Task } from '../duties/contract.ts'
import { Figure } from '../figures/contract.ts'
import { LedgerRecord } from '../ledgers/contract/index.ts'
import { Gap } from '../organization/contract.ts'

const LostCriterion = NodeScore.extend({ number: z.string(), name: z.string(), department: z.string().nullable() })

/** The first page: 失分情况, 未完成事项, 下一步. */
export const Overview = z.object({
  cycle: z.object({ name: z.string(), startsOn: z.string(), endsOn: z.string() }).nullable(),
  score: z.object({ full: z.string(), got: z.string(), class: z.string().nullable() }).nullable(),
  lost: z.array(LostCriterion).describe('失分最多的标准'),
  lostCount: z.number().int().describe('失分标准总数'),
  coverage: Coverage.nullable(),
  tasks: z.array(Task).describe('逾期和即将到期，最急的在前'),
  next: z.array(LostCriterion).describe('最值得补的'),
  figures: z.array(Figure),
  records: z.array(LedgerRecord).describe('最近登记'),
  gaps: z.array(Gap).describe('领导小组空缺'),
})
export type Overview = z.infer<typeof Overview>

export const operations = {
  get: operation({
    id: 'overview.get',
    method: 'get',
    path: '/api/overview',
    permission: 'overview.read',
    summary: '工作台',
    output: Overview,
  }),
}
