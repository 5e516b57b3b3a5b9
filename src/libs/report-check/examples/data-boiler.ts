import type { ExamplesById } from '../rule.ts'

export const dataBoiler: ExamplesById = {
  'D-BOILER': {
    bad: [
      '创建工作迈上新台阶。\n⟦原创文章，作者：某站，如若转载，请注明出处：⟧⟦https://www.example.com/1.html⟧',
      '创建工作迈上新台阶。\n⟦上一篇：工作总结⟧',
      '创建工作迈上新台阶。\n⟦[1] [2] 下一页⟧',
      '创建工作迈上新台阶。\n⟦相关热词搜索：文明单位⟧',
      '活动开展23次。⟦【温馨提示：本文由会员上传，下载后可编辑】⟧\n二、成效',
      '⟦本文来源于示例文库⟧\n创建工作总结\n扎实开展工作。',
    ],
    good: [
      '市民可登录www.example.gov.cn查询办事指南。',
      '稿件版权归作者所有的约定写入协议，一线职工的作品在网站发布。\n局办公室\n2025年1月5日\n联系人\n电话\n地址\n附件\n附表',
    ],
  },
}
