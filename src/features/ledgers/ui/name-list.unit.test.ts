import { describe, expect, it } from 'vitest'
import { readNames } from './name-list.ts'

const namesOf = (text: string) => readNames(text).names.map(({ name }) => name)

describe('a pasted list of names', () => {
  it('is read by lines, commas, Chinese enumeration marks and spaces', () => {
    expect(namesOf('李明\n王小芳\r\n赵一')).toEqual(['李明', '王小芳', '赵一'])
    expect(namesOf('李明、王小芳，赵一;钱二 孙三')).toEqual(['李明', '王小芳', '赵一', '钱二', '孙三'])
  })

  it('takes minutes or hours behind a name, also as the second column of a spreadsheet', () => {
    expect(readNames('李明\t120\n王小芳 1.5小时\n赵一，90分钟\n阿依古丽·买买提 60').names).toEqual([
      { name: '李明', minutes: 120 },
      { name: '王小芳', minutes: 90 },
      { name: '赵一', minutes: 90 },
      { name: '阿依古丽·买买提', minutes: 60 },
    ])
  })

  it('leaves numbering and column titles out', () => {
    expect(namesOf('序号\t姓名\t时长\n1. 李明\n2、王小芳\n（3）赵一\n4\t钱二')).toEqual([
      '李明',
      '王小芳',
      '赵一',
      '钱二',
    ])
  })

  it('counts a name given twice once and says so', () => {
    expect(readNames('李明、王小芳、李明')).toMatchObject({ names: [{ name: '李明' }, { name: '王小芳' }], twice: 1 })
  })

  it('takes no impossible time', () => {
    expect(readNames('李明 0\n王小芳 2000').names.map(({ minutes }) => minutes)).toEqual([null, null])
  })
})
