import { z } from 'zod'
import { PlainDate } from '../../../libs/contract/fields.ts'
import { operation } from '../../../libs/contract/index.ts'
import { GapAlarm } from '../../organization/contract.ts'

export const gapOperations = {
  gaps: operation({
    id: 'duties.gaps',
    method: 'get',
    path: '/api/duties/gaps',
    permission: 'duties.read',
    summary: '岗位空缺和无人承接的责任：正在空缺、即将空缺、已补上',
    query: z.object({ day: PlainDate.optional().describe('哪一天，默认今天') }),
    output: z.object({ items: z.array(GapAlarm) }),
  }),
}
