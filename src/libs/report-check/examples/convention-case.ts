import type { ExamplesById } from '../rule.ts'

export const conventionCase: ExamplesById = {
  'C-CASE': {
    bad: [
      {
        text: '全区有国家⟦a级⟧景区6家，其中⟦4a级⟧2家、⟦3a 级⟧4家。',
        fixed: '全区有国家A级景区6家，其中4A级2家、3A级4家。',
      },
      { text: '利用⟦led⟧屏播放公益广告，⟦pm2.5⟧下降。', fixed: '利用LED屏播放公益广告，PM2.5下降。' },
      { text: '国道⟦g318⟧线沿途覆盖⟦5g⟧信号，职工赛卡拉⟦ok⟧。', fixed: '国道G318线沿途覆盖5G信号，职工赛卡拉OK。' },
    ],
    good: ['国道G318线覆盖5G信号，重50g。', '创建5A级景区。', '网址为www.led.example.cn。', 'A级纳税人12户。'],
  },
}
